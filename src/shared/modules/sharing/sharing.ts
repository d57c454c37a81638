import { z } from 'zod';
import { actions } from '../../access/resources';
import { momentSchema } from '../../contract/fields';

/** Kinds of record that can be shared one by one (ORG-03). Others come into sight through these. */
export const sharedKinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'quote',
  'order',
  'payment',
  'contract',
] as const;
export type SharedKind = (typeof sharedKinds)[number];
export const shareLevels = ['view', 'edit'] as const;
export const principalKinds = ['user', 'department'] as const;

const sharedPlurals = {
  customers: 'customer',
  contacts: 'contact',
  leads: 'lead',
  opportunities: 'opportunity',
  quotes: 'quote',
  orders: 'order',
  payments: 'payment',
  contracts: 'contract',
} as const;
type SharedPlural = keyof typeof sharedPlurals;

/** In an address the kind stands in the plural: `/customers/{id}/shares`. */
export const sharedKindInput = z
  .enum([
    ...sharedKinds,
    'customers',
    'contacts',
    'leads',
    'opportunities',
    'quotes',
    'orders',
    'payments',
    'contracts',
  ])
  .transform((kind): SharedKind => sharedKinds.find((one) => one === kind) ?? sharedPlurals[kind as SharedPlural]);

/** Kinds of which one may ask who sees them: files and activities come into sight through what they belong to. */
const explainedPlurals = { ...sharedPlurals, activities: 'activity', files: 'file' } as const;
export type ExplainedKind = (typeof explainedPlurals)[keyof typeof explainedPlurals];
export const explainedKindInput = z
  .enum([
    ...sharedKinds,
    'activity',
    'file',
    'customers',
    'contacts',
    'leads',
    'opportunities',
    'quotes',
    'orders',
    'payments',
    'contracts',
    'activities',
    'files',
  ])
  .transform((kind): ExplainedKind =>
    kind in explainedPlurals ? explainedPlurals[kind as keyof typeof explainedPlurals] : (kind as ExplainedKind),
  );

const named = z.object({ id: z.uuid(), name: z.string() });
const principal = named.extend({ kind: z.enum(principalKinds) });

/** With whom a record is shared, how far, by whom and since when. */
export const shareSchema = z.object({
  with: principal,
  level: z.enum(shareLevels),
  by: named.nullable(),
  at: momentSchema,
});
export type Share = z.infer<typeof shareSchema>;

export const sharesSchema = z.object({
  items: z.array(shareSchema),
  /** Names this state of the list; a save made from an older one is refused. */
  tag: z.string(),
  canShare: z.boolean(),
});

export const sharesInput = z.strictObject({
  kind: sharedKindInput,
  id: z.uuid(),
  shares: z
    .array(
      z.strictObject({
        with: z.strictObject({ kind: z.enum(principalKinds), id: z.uuid() }),
        level: z.enum(shareLevels),
      }),
    )
    .max(100),
  tag: z.string().max(60).optional(),
});

/**
 * The ways a record comes into somebody's sight, the strongest first: owning it, working on it together, having it shared,
 * heading the department of a record without owner, belonging to its department, to one above it, seeing all, or, for files
 * and activities, seeing one of the records they belong to.
 */
export const sightWays = [
  'owner',
  'coOwner',
  'shared',
  'head',
  'department',
  'tree',
  'all',
  'through',
  'other',
] as const;
export type SightWay = (typeof sightWays)[number];

/** People who see a record the same way, to be said in one breath: 'Sales 1 with 5 people'. */
export const sightGroupSchema = z.object({
  way: z.enum(sightWays),
  /** The department meant: the record's own, or the one it is shared with. */
  department: named.nullable(),
  /** The roles that give the sight, for `department`, `tree` and `all`. */
  roles: z.array(named),
  /** Who shared it, for `shared`. */
  sharedBy: named.nullable(),
  people: z.array(named.extend({ can: z.array(z.enum(actions)) })),
});
export type SightGroup = z.infer<typeof sightGroupSchema>;

/** 'Who can see this and why' (U21). Everybody stands once, in the first group that fits. */
export const sightSchema = z.object({
  owner: named.nullable(),
  coOwners: z.array(named),
  department: named.extend({ head: named.nullable() }).nullable(),
  groups: z.array(sightGroupSchema),
  /** How many people see it altogether. */
  total: z.number().int(),
  shares: z.array(shareSchema),
});
export type Sight = z.infer<typeof sightSchema>;
