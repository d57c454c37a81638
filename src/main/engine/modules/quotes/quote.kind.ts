import { quoteFields } from '@shared/modules/quotes/quote';
import type { CommandContext } from '../../context';
import { documentLines, withProduct } from '../../documents/document-lines';
import { namedNeighbours } from '../../documents/document-neighbours';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { WritableKind, Written } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { keepRevision } from './revisions';
import { settleQuote, stepFields } from './quote-rules';
import { tellQuote } from './quote-timeline';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const pointing = (resource: 'customer' | 'contact' | 'opportunity') => ({
  resource,
  table: resource,
  ids: (linked: string) => `SELECT id FROM quote WHERE ${resource}_id IN (${linked})`,
});

export const quoteKind: WritableKind = {
  ...defineKind({
    resource: 'quote',
    table: 'quote',
    fields: quoteFields,
    expressions: {},
    links: {
      productId: withProduct('quote'),
      customerId: pointing('customer'),
      contactId: pointing('contact'),
      opportunityId: pointing('opportunity'),
    },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('quote_number', 'number'),
      name: sort('quote_name', 'sort_name'),
      total: sort('quote_total', 'total', true),
      quoteDate: sort('quote_date', 'quote_date', true),
      validUntil: sort('quote_valid_until', 'valid_until', true),
      sentAt: sort('quote_sent_at', 'sent_at', true),
      createdAt: sort('quote_created_at', 'created_at'),
      updatedAt: sort('quote_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'quote_number' },
      status: { index: 'quote_status', alsoSorts: 'updatedAt' },
      ownerId: { index: 'quote_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'quote_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    extras: (sight, records) =>
      namedNeighbours(sight, records, { customer: 'customer', contact: 'contact', opportunity: 'opportunity' }),
  }),
  numberPrefix: 'Q',
  numberByYear: true,
  told: stepFields,
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(quoteFields, values, country),
  linked: documentLines('quote'),
  settle: settleQuote,
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'company') }),
  written: async (context, written) => {
    await keepPast(context, written);
    await tellQuote(context, written);
    await tellOwnTimeline(context, quoteKind, written);
  },
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: String(record['number']),
  }),
};

/** A quote from elsewhere that went out long ago has its version at once. */
async function keepPast(context: CommandContext, { what, record }: Written): Promise<void> {
  const sentAt = stringOrNull(record['sentAt']);
  if (what === 'created' && sentAt !== null) await keepRevision(context, record, sentAt);
}
