import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { channels, refusals } from '../customers/customer';

export const contactRoles = ['decision', 'purchase', 'accounts', 'user', 'technical', 'other'] as const;

/** A person the firm talks to, at one customer or several (CUS-01). */
export const contactFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  title: field.text('basic', { filterable: true, importable: true }, 80),
  phones: field.phones('contactDetails', { filterable: true, importable: true }),
  emails: field.emails('contactDetails', { filterable: true, importable: true }),
  handles: field.handles('contactDetails', { importable: true }),
  addresses: field.addresses('contactDetails', { importable: true }),
  ownerId: field.user('basic', { filterable: true, importable: true }),
  departmentId: field.department('basic', { filterable: true, importable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true, importable: true }),
  birthday: field.date('relation', { filterable: true, importable: true }),
  source: field.text('basic', { filterable: true, importable: true }, 80),
  subSource: field.text('basic', { filterable: true, importable: true }, 80),
  preferredChannel: field.choice('relation', channels, { filterable: true, importable: true }),
  doNotContact: field.multiChoice('relation', refusals, { filterable: true }),
  goodTime: field.text('relation', { importable: true }),
  notes: field.longText('relation', { importable: true }),
  lastContactAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

/** Where a person stands at a customer. */
export const contactLinkSchema = z.object({ id: z.uuid(), role: z.string().max(40).nullable().default(null) });
export type ContactLink = z.infer<typeof contactLinkSchema>;
const links = z.array(contactLinkSchema).max(50);

/** As answered: those the reader may see, by name. */
const namedLinks = z.array(contactLinkSchema.extend({ name: z.string() }));

export const contactSchema = recordSchema(contactFields).extend({
  customers: namedLinks,
  /** The customer this person is himself or herself (CUS-07); name and contact details are kept the same. */
  personCustomerId: z.uuid().nullable(),
});
export const contactCreate = createSchema(contactFields).extend({ customers: links.optional() });
export const contactPatch = patchSchema(contactFields).extend({ customers: links.optional() });
export type Contact = z.infer<typeof contactSchema>;
export type ContactCreate = z.infer<typeof contactCreate>;
export type ContactPatch = z.infer<typeof contactPatch>;
