import type { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { locales } from '../setup/setup';

export const customerKinds = ['company', 'person'] as const;
export const lifeCycles = ['prospect', 'customer', 'lapsed'] as const;
export const channels = ['phone', 'mobile', 'wechat', 'email', 'visit', 'post'] as const;
export const refusals = ['phone', 'sms', 'wechat', 'email', 'post', 'bulk'] as const;
export const companySizes = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;

/** A customer: a company or a person the firm deals with (CUS-01, 05..07, 11). */
export const customerFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  kind: field.choice('basic', customerKinds, { filterable: true, importable: true }),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  shortName: field.text('basic', { filterable: true, importable: true }, 80),
  lifeCycle: field.choice('basic', lifeCycles, { computed: true, filterable: true }),
  industry: field.text('basic', { filterable: true, importable: true }, 80),
  size: field.choice('basic', companySizes, { filterable: true, importable: true }),
  ownerId: field.user('basic', { filterable: true, importable: true }),
  departmentId: field.department('basic', { filterable: true, importable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true, importable: true }),
  parentId: field.reference('basic', 'customer', {}),
  source: field.text('basic', { filterable: true, importable: true }, 80),
  subSource: field.text('basic', { filterable: true, importable: true }, 80),
  phones: field.phones('contactDetails', { filterable: true, importable: true }),
  emails: field.emails('contactDetails', { filterable: true, importable: true }),
  handles: field.handles('contactDetails', { importable: true }),
  addresses: field.addresses('contactDetails', { importable: true }),
  website: field.text('contactDetails', { importable: true }, 300),
  /** Of papers that go to it; none is the firm's own (QUO-07). */
  language: field.choice('basic', locales, { filterable: true }),
  preferredChannel: field.choice('relation', channels, { filterable: true, importable: true }),
  doNotContact: field.multiChoice('relation', refusals, { filterable: true }),
  goodTime: field.text('relation', { importable: true }),
  notes: field.longText('relation', { importable: true }),
  taxId: field.text('billing', { filterable: true, importable: true }, 40),
  customerSince: field.date('basic', { sortable: true, filterable: true, importable: true }),
  lastContactAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  lastContactKind: field.text('basic', { computed: true }, 20),
  nextStepAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  nextStep: field.text('basic', { computed: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

export const customerSchema = recordSchema(customerFields);
export const customerCreate = createSchema(customerFields);
export const customerPatch = patchSchema(customerFields);
export type Customer = z.infer<typeof customerSchema>;
export type CustomerCreate = z.infer<typeof customerCreate>;
export type CustomerPatch = z.infer<typeof customerPatch>;
