import { leadFields } from '@shared/modules/leads/lead';
import { labelled, strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { leadExtras } from './lead-extras';
import { conversionOperations, finishLead, settleLead } from './lead-rules';
import { keepStatusMove } from './status-moves';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const pointing = (resource: 'customer' | 'contact' | 'opportunity', column: string) => ({
  resource,
  table: resource,
  ids: (linked: string) => `SELECT id FROM lead WHERE ${column} IN (${linked})`,
});

export const leadKind: WritableKind = {
  ...defineKind({
    resource: 'lead',
    table: 'lead',
    fields: leadFields,
    expressions: {},
    links: {
      referredByCustomerId: pointing('customer', 'referred_by_customer_id'),
      customerId: pointing('customer', 'customer_id'),
      contactId: pointing('contact', 'contact_id'),
      opportunityId: pointing('opportunity', 'opportunity_id'),
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('lead_number', 'number'),
      name: sort('lead_name', 'sort_name'),
      amount: sort('lead_amount', 'amount', true),
      score: sort('lead_score', 'score'),
      statusEnteredAt: sort('lead_status_entered', 'status_entered_at'),
      receivedAt: sort('lead_received_at', 'received_at'),
      nextStepAt: sort('lead_next_step', 'next_step_at', true),
      lastContactAt: sort('lead_last_contact', 'last_contact_at', true),
      createdAt: sort('lead_created_at', 'created_at'),
      updatedAt: sort('lead_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'lead_number' },
      status: { index: 'lead_status', alsoSorts: 'updatedAt' },
      source: { index: 'lead_source', alsoSorts: 'updatedAt' },
      handOffState: { index: 'lead_hand_off_state', alsoSorts: 'updatedAt' },
      ownerId: { index: 'lead_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'lead_department', alsoSorts: 'updatedAt' },
      taxId: { index: 'lead_tax_id' },
    },
    isShared: true,
    extras: leadExtras,
  }),
  numberPrefix: 'L',
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(leadFields, values, country),
  settle: settleLead,
  finishRow: finishLead,
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'person') }),
  written: async (context, written) => {
    await keepStatusMove(context, written);
    // A conversion and its undo tell themselves, on the timelines of everything they touch.
    if (!conversionOperations.includes(context.operation)) await tellOwnTimeline(context, leadKind, written);
  },
  nature: () => 'person',
  document: (record) => ({
    name: String(record['name']),
    aliases: typeof record['companyName'] === 'string' ? [record['companyName']] : [],
    phones: labelled(record['phones']).map((phone) => phone.value),
    mails: labelled(record['emails']).map((mail) => mail.value),
    taxId: stringOrNull(record['taxId']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: stringOrNull(record['companyName']) ?? String(record['number']),
  }),
};
