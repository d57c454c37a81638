import { Fault } from '@shared/contract/faults';
import { costFields } from '@shared/modules/costs/cost';
import type { CommandContext } from '../../context';
import { refuseStrangeDates } from '../../documents/document-dates';
import { readOrganization } from '../../organization/organization';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import type { StoredRecord } from '../../records/record-kind';
import { defineKind } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';

const sort = (index: string, column: string) => ({ index, column, isNullable: false });

export const costKind: WritableKind = {
  ...defineKind({
    resource: 'cost',
    table: 'cost',
    fields: costFields,
    expressions: {},
    links: {},
    defaultSort: '-spentOn',
    sorts: {
      number: sort('cost_number', 'number'),
      name: sort('cost_name', 'sort_name'),
      spentOn: sort('cost_spent_on', 'spent_on'),
      amount: sort('cost_amount', 'amount'),
      createdAt: sort('cost_created_at', 'created_at'),
      updatedAt: sort('cost_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'cost_number' },
      kind: { index: 'cost_kind', alsoSorts: 'spentOn' },
      source: { index: 'cost_source', alsoSorts: 'spentOn' },
    },
  }),
  numberPrefix: 'F',
  assignedBy: 'edit',
  normalise: (values, country) => normaliseCommon(costFields, values, country),
  settle: settleCost,
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'company') }),
  written: (context, written) => tellOwnTimeline(context, costKind, written),
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: [stringOrNull(record['spentOn']), stringOrNull(record['source'])].filter(Boolean).join(' · '),
  }),
};

/** A cost is more than nothing, of a day within reason, of marketing unless said otherwise; a sub-source needs its source. */
async function settleCost({ db }: CommandContext, record: StoredRecord): Promise<Readonly<Record<string, unknown>>> {
  refuseStrangeDates({ spentOn: stringOrNull(record['spentOn']) });
  if (Number(record['amount']) <= 0) throw new Fault('invalid_input', { reason: 'costNotPositive', field: 'amount' });
  return {
    kind: record['kind'] ?? 'marketing',
    currency: record['currency'] ?? (await readOrganization(db)).currency,
    subSource: record['source'] === null ? null : record['subSource'],
  };
}
