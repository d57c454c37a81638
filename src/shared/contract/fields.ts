import { z } from 'zod';
import type { FieldGroup } from '../access/resources';
import { plainDecimal } from '../lib/decimal-text';
import { LARGEST_AMOUNT } from '../lib/money';
import { cleanText } from '../lib/text';

/** What a field holds. Form, list column, filter operators, REST and import follow from it. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'decimal'
  | 'date'
  | 'moment'
  | 'choice'
  | 'multiChoice'
  | 'yesNo'
  | 'tags'
  | 'phones'
  | 'emails'
  | 'addresses'
  | 'handles'
  | 'user'
  | 'users'
  | 'department'
  | 'pipeline'
  | 'stage'
  | 'reference';

export interface FieldDescription {
  readonly type: FieldType;
  readonly group: FieldGroup;
  readonly schema: z.ZodType;
  readonly required?: boolean;
  /** Set by the engine alone: number, life cycle, sums. */
  readonly computed?: boolean;
  /** Has an index `(column, id)`; only such fields sort and page by cursor. */
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  readonly importable?: boolean;
  /** Keys of a closed list; texts under `<module>.options.<field>.<key>`. */
  readonly options?: readonly string[];
  /** Lists without an upper word for nothing: their empty value is `[]`, not null. */
  readonly list?: boolean;
  /** For references: the kind of record pointed at. */
  readonly target?: string;
}

export type Fields = Readonly<Record<string, FieldDescription>>;

const idSchema = z.uuid();
const largestAmount = Number(LARGEST_AMOUNT);
const line = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((value: string) => cleanText(value));
const multiline = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((value: string) => cleanText(value, { lineFeeds: true }));
/** A calendar day of the firm, YYYY-MM-DD. */
export const daySchema = z.iso.date();
/** A moment in UTC, ISO 8601. */
export const momentSchema = z.iso.datetime({ offset: true });

const labelled = <V extends z.ZodType>(value: V) => z.object({ label: line(40).default(''), value });
export const phoneSchema = labelled(line(60).min(1));
export const emailSchema = labelled(line(254).min(3));
export const handleSchema = labelled(line(120).min(1));
export const addressSchema = z.object({
  label: line(40).default(''),
  country: line(2).default(''),
  province: line(60).default(''),
  city: line(60).default(''),
  district: line(60).default(''),
  street: line(300).default(''),
  postcode: line(20).default(''),
});
export type LabelledValue = z.infer<typeof phoneSchema>;
export type Address = z.infer<typeof addressSchema>;

/** A plain decimal from zero to `largest`, in its shortest form; signs, exponents and grouping are refused. */
export function decimalSchema(largest: number) {
  return z
    .string()
    .max(40)
    .overwrite((text: string) => plainDecimal(text) ?? text)
    .regex(/^\d{1,15}(\.\d{1,6})?$/)
    .refine((text) => Number(text) <= largest);
}

type Extra = Partial<Omit<FieldDescription, 'type' | 'schema' | 'group'>>;

function describe<const T extends FieldType, S extends z.ZodType, const E extends Extra>(
  type: T,
  group: FieldGroup,
  schema: S,
  extra: E,
) {
  return { type, group, schema, ...extra };
}

/** The makers of fields. Each takes its group (ORG-05) and what is special about it. */
export const field = {
  text: <const E extends Extra>(group: FieldGroup, extra: E, max = 200) => describe('text', group, line(max), extra),
  requiredText: <const E extends Extra>(group: FieldGroup, extra: E, max = 200) =>
    describe('text', group, line(max).min(1), { ...extra, required: true as const }),
  longText: <const E extends Extra>(group: FieldGroup, extra: E, max = 20_000) =>
    describe('longText', group, multiline(max), extra),
  date: <const E extends Extra>(group: FieldGroup, extra: E) => describe('date', group, daySchema, extra),
  moment: <const E extends Extra>(group: FieldGroup, extra: E) => describe('moment', group, momentSchema, extra),
  integer: <const E extends Extra>(group: FieldGroup, extra: E, max = 1_000_000_000) =>
    describe('number', group, z.number().int().min(0).max(max), extra),
  /** Minor units of a currency; beyond 10^13 it is refused. */
  money: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('money', group, z.number().int().min(-largestAmount).max(largestAmount), extra),
  /** An exact number of zero or more as text, up to six digits behind the point: prices by unit, quantities, percentages. */
  decimal: <const E extends Extra>(group: FieldGroup, extra: E, largest: number) =>
    describe('decimal', group, decimalSchema(largest), extra),
  /** ISO 4217. */
  currency: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('text', group, z.string().regex(/^[A-Z]{3}$/), extra),
  yesNo: <const E extends Extra>(group: FieldGroup, extra: E) => describe('yesNo', group, z.boolean(), extra),
  choice: <const O extends readonly [string, ...string[]], const E extends Extra>(
    group: FieldGroup,
    options: O,
    extra: E,
  ) => describe('choice', group, z.enum(options), { ...extra, options }),
  multiChoice: <const O extends readonly [string, ...string[]], const E extends Extra>(
    group: FieldGroup,
    options: O,
    extra: E,
  ) =>
    describe('multiChoice', group, z.array(z.enum(options)).max(options.length), {
      ...extra,
      options,
      list: true as const,
    }),
  tags: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('tags', group, z.array(line(60).min(1)).max(50), { ...extra, list: true as const }),
  phones: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('phones', group, z.array(phoneSchema).max(20), { ...extra, list: true as const }),
  emails: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('emails', group, z.array(emailSchema).max(20), { ...extra, list: true as const }),
  handles: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('handles', group, z.array(handleSchema).max(20), { ...extra, list: true as const }),
  addresses: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('addresses', group, z.array(addressSchema).max(20), { ...extra, list: true as const }),
  user: <const E extends Extra>(group: FieldGroup, extra: E) => describe('user', group, idSchema, extra),
  users: <const E extends Extra>(group: FieldGroup, extra: E) =>
    describe('users', group, z.array(idSchema).max(50), { ...extra, list: true as const }),
  department: <const E extends Extra>(group: FieldGroup, extra: E) => describe('department', group, idSchema, extra),
  pipeline: <const E extends Extra>(group: FieldGroup, extra: E) => describe('pipeline', group, idSchema, extra),
  stage: <const E extends Extra>(group: FieldGroup, extra: E) => describe('stage', group, idSchema, extra),
  reference: <const E extends Extra>(group: FieldGroup, target: string, extra: E) =>
    describe('reference', group, idSchema, { ...extra, target }),
} as const;

type Value<F extends FieldDescription> = F['schema'] extends z.ZodType ? F['schema'] : never;
type Filled<F extends FieldDescription> = F extends { required: true }
  ? Value<F>
  : F extends { list: true }
    ? Value<F>
    : z.ZodNullable<Value<F>>;
type Given<F extends FieldDescription> = F extends { required: true }
  ? Value<F>
  : z.ZodOptional<z.ZodNullable<Value<F>>>;
type Writable<F extends Fields> = { [K in keyof F as F[K] extends { computed: true } ? never : K]: F[K] };

/** As answered: every field is there unless the reader's role hides it. */
export type ReadShape<F extends Fields> = { [K in keyof F]: z.ZodOptional<Filled<F[K]>> };
/** As sent to create: only required fields must be there. */
export type CreateShape<F extends Fields> = { [K in keyof Writable<F>]: Given<Writable<F>[K]> };
/** As sent to change: what is left out stays. */
export type PatchShape<F extends Fields> = { [K in keyof Writable<F>]: z.ZodOptional<Filled<Writable<F>[K]>> };

// The three builders below assemble exactly the mapped types above; TypeScript cannot follow Object.fromEntries.
export function readShape<F extends Fields>(fields: F): ReadShape<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, f]) => [key, filled(f).optional()])) as ReadShape<F>;
}

export function createShape<F extends Fields>(fields: F): CreateShape<F> {
  return Object.fromEntries(
    writable(fields).map(([key, f]) => [key, f.required ? f.schema : f.schema.nullable().optional()]),
  ) as CreateShape<F>;
}

export function patchShape<F extends Fields>(fields: F): PatchShape<F> {
  return Object.fromEntries(writable(fields).map(([key, f]) => [key, filled(f).optional()])) as PatchShape<F>;
}

function filled(f: FieldDescription) {
  return f.required || f.list ? f.schema : f.schema.nullable();
}

function writable(fields: Fields) {
  return Object.entries(fields).filter(([, f]) => !f.computed);
}
