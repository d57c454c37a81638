import { contractFields } from '@shared/modules/contracts/contract';
import { namedNeighbours } from '../../documents/document-neighbours';
import { tellNeighbours } from '../../documents/tell-neighbours';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { followChain } from './chain';
import { lastDayOf, settleContract } from './contract-rules';
import { forgetEnding } from './forget-ending';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const pointing = (resource: 'customer' | 'opportunity' | 'quote' | 'order', table: string = resource) => ({
  resource,
  table,
  ids: (linked: string) => `SELECT id FROM contract WHERE ${resource}_id IN (${linked})`,
});
/** Whose timelines hear of a contract. */
const neighbours = ['customer', 'opportunity', 'quote', 'order'] as const;

export const contractKind: WritableKind = {
  ...defineKind({
    resource: 'contract',
    table: 'contract',
    fields: contractFields,
    expressions: {},
    links: {
      customerId: pointing('customer'),
      opportunityId: pointing('opportunity'),
      quoteId: pointing('quote'),
      orderId: pointing('order', 'sales_order'),
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('contract_number', 'number'),
      name: sort('contract_name', 'sort_name'),
      startsOn: sort('contract_starts_on', 'starts_on'),
      endsOn: sort('contract_ends_on', 'ends_on', true),
      remindOn: sort('contract_remind_on', 'remind_on', true),
      amount: sort('contract_amount', 'amount', true),
      createdAt: sort('contract_created_at', 'created_at'),
      updatedAt: sort('contract_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'contract_number' },
      status: { index: 'contract_status', alsoSorts: 'updatedAt' },
      billingInterval: { index: 'contract_billing_interval', alsoSorts: 'updatedAt' },
      ownerId: { index: 'contract_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'contract_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    extras: (sight, records) =>
      namedNeighbours(sight, records, {
        customer: 'customer',
        opportunity: 'opportunity',
        quote: 'quote',
        order: 'order',
        predecessor: 'contract',
        successor: 'contract',
      }),
  }),
  numberPrefix: 'HT',
  numberByYear: true,
  told: ['status'],
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(contractFields, values, country),
  settle: settleContract,
  derived: (record) => ({
    sort_name: sortName(String(record['name']), 'company'),
    last_day: lastDayOf(record),
  }),
  written: async (context, written) => {
    const { what, record } = written;
    await followChain(context, contractKind, written);
    await forgetEnding(context, written);
    if (what === 'created')
      await tellNeighbours(context, {
        kind: 'contractCreated',
        resource: 'contract',
        record,
        neighbours,
        summary: { name: record['name'], number: record['number'] },
        isOwn: false,
      });
    await tellOwnTimeline(context, contractKind, written);
  },
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: String(record['number']),
  }),
};
