import { z } from 'zod';
import { phoneSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { customerKinds } from '../customers/customer';

export const duplicateRecordKinds = ['customer', 'contact'] as const;
export type DuplicateRecordKind = (typeof duplicateRecordKinds)[number];
/** Kinds that are looked through while a record is typed; leads become one by conversion, not by merging. */
export const checkedKinds = [...duplicateRecordKinds, 'lead'] as const;
export type CheckedKind = (typeof checkedKinds)[number];

/** Why two records may be one. Texts under `duplicates.reasons.<key>`. */
export const duplicateReasons = [
  'sameTaxId',
  'samePhone',
  'sameMail',
  'sameMailDomain',
  'sameName',
  'sameCore',
  'similarName',
  'soundsAlike',
  'shortForm',
  'titleOnly',
  'sameCompany',
  'sameSurname',
  'differentTaxId',
  'differentPlace',
  'differentBranch',
  'differentTrade',
  'differentNumber',
  'differentPhone',
  'differentCompany',
  'oneIsGroup',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** `same` is safe to merge after a look, `likely` needs a thought, `possible` is a hint. */
export const duplicateVerdicts = ['same', 'likely', 'possible'] as const;
export type DuplicateVerdict = (typeof duplicateVerdicts)[number];

/** A record as shown beside the one it may be a duplicate of; what the reader's role hides is missing. */
export const duplicateSideSchema = z.object({
  id: z.uuid(),
  number: z.string().optional(),
  name: z.string().optional(),
  kind: z.enum(customerKinds).optional(),
  ownerId: z.uuid().nullable().optional(),
  departmentId: z.uuid().nullable().optional(),
  phones: z.array(phoneSchema).optional(),
  emails: z.array(phoneSchema).optional(),
  taxId: z.string().nullable().optional(),
  version: z.number().int(),
  /** Where this caller may do all that a merge of it needs. */
  canMerge: z.boolean(),
});
export type DuplicateSide = z.infer<typeof duplicateSideSchema>;

const likeness = {
  /** 0 to 1. */
  score: z.number(),
  verdict: z.enum(duplicateVerdicts),
  reasons: z.array(z.enum(duplicateReasons)),
};

export const duplicateHitSchema = z.object({ ...likeness, record: duplicateSideSchema });
export type DuplicateHit = z.infer<typeof duplicateHitSchema>;

/** A record the caller may not see that is surely the same: nothing of it but whom to ask. */
export const hiddenHitSchema = z.object({
  reason: z.enum(['sameTaxId', 'samePhone', 'sameMail', 'sameName']),
  askName: z.string().nullable(),
});

export const duplicatePairSchema = z.object({
  kind: z.enum(duplicateRecordKinds),
  ...likeness,
  left: duplicateSideSchema,
  right: duplicateSideSchema,
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

/** Finding what is there twice (U8, CUS-10). */
export const duplicatesContract = {
  check: query('signedIn', {
    path: '/duplicates/check',
    method: 'POST',
    summary: 'Records that may be the one being typed; the saving itself is not refused',
  })
    .input(
      z.object({
        kind: z.enum(checkedKinds),
        /** The record being changed, which is no duplicate of itself. */
        id: z.uuid().optional(),
        nature: z.enum(customerKinds).default('company'),
        name: z.string().max(200).default(''),
        phones: z.array(z.string().max(60)).max(20).default([]),
        emails: z.array(z.string().max(254)).max(20).default([]),
        taxId: z.string().max(40).nullable().default(null),
      }),
    )
    .output(
      z.object({
        items: z.array(duplicateHitSchema),
        hidden: z.array(hiddenHitSchema),
        /** The caller has asked for too many hidden ones this hour and gets no more of them. */
        isHiddenLimited: z.boolean(),
      }),
    ),
  list: query('signedIn', { path: '/duplicates', summary: 'Pairs found by the last scan, the likeliest first' })
    .input(
      z.object({
        kind: z.enum(duplicateRecordKinds).default('customer'),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
        /** Only pairs with this record. */
        id: z.uuid().optional(),
      }),
    )
    .output(z.object({ items: z.array(duplicatePairSchema), nextCursor: z.string().nullable() })),
  dismiss: command('signedIn', {
    path: '/duplicates/dismiss',
    summary: 'Remember that two records are not the same',
    successStatus: 200,
  })
    .input(z.object({ kind: z.enum(duplicateRecordKinds), leftId: z.uuid(), rightId: z.uuid() }))
    .output(z.object({ leftId: z.uuid(), rightId: z.uuid() })),
  scan: command('signedIn', {
    path: '/duplicates/scan',
    summary: 'Look through everything for pairs; answers the job',
    successStatus: 202,
  })
    .input(z.object({ kind: z.enum(duplicateRecordKinds).default('customer') }))
    .output(z.object({ jobId: z.uuid() })),
};
