import { z } from 'zod';
import { query } from '../../contract/operation';

/** Kinds of records a number can belong to, in the order they are offered: whom one talks with first. */
export const callerKinds = ['contact', 'customer', 'lead'] as const;
export type CallerKind = (typeof callerKinds)[number];

/** So many of each kind are offered. */
export const mostCallers = 10;

const named = z.object({ id: z.uuid(), name: z.string() });

const callerSchema = z.object({
  kind: z.enum(callerKinds),
  id: z.uuid(),
  name: z.string(),
  /** Job title of a person, firm of a lead. */
  detail: z.string().nullable(),
  /** The firms a contact belongs to, as far as one sees them. */
  customers: z.array(named),
  ownerId: z.uuid().nullable(),
  /** The number as it stands in the record. */
  phone: z.string(),
  /** The same number; otherwise one of them is the other's end, as without area code or with a digit for the outside line. */
  isExact: z.boolean(),
});
export type KnownCaller = z.infer<typeof callerSchema>;

/** Whose telephone number it is (U19). What follows is logged as an activity. */
export const callsContract = {
  lookUp: query('signedIn', {
    path: '/calls/callers',
    summary: 'Contacts, customers and leads a telephone number belongs to, however it is written',
  })
    .input(z.object({ number: z.string().min(1).max(60) }))
    .output(
      z.object({
        number: z.object({
          /** In international form; null where the number alone does not say which it is. */
          e164: z.string().nullable(),
          extension: z.string().nullable(),
        }),
        /** The caller's role hides telephone numbers, so nobody is found by one. */
        isHidden: z.boolean(),
        items: z.array(callerSchema),
      }),
    ),
};
