import type { Filter } from '@shared/contract/list';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { isGroup, membersOf, type FilterField } from '@renderer/components/filter/filter-model';
import { useDirectory } from './directory';
import { editorFieldOf, type RecordField } from './record-fields';
import { findRecords, useRecords } from './record-names';
import { recordModules, titleOf, type RecordKey, type RecordModule } from './record-module';

/** A list can also be narrowed by a record it is linked with. */
const links: Readonly<Record<RecordKey, readonly { key: string; kind: RecordKey }[]>> = {
  customer: [{ key: 'contactId', kind: 'contact' }],
  contact: [{ key: 'customerId', kind: 'customer' }],
  activity: [
    { key: 'customerId', kind: 'customer' },
    { key: 'contactId', kind: 'contact' },
    { key: 'leadId', kind: 'lead' },
    { key: 'opportunityId', kind: 'opportunity' },
  ],
  lead: [
    { key: 'referredByCustomerId', kind: 'customer' },
    { key: 'customerId', kind: 'customer' },
    { key: 'contactId', kind: 'contact' },
    { key: 'opportunityId', kind: 'opportunity' },
  ],
  opportunity: [
    { key: 'customerId', kind: 'customer' },
    { key: 'contactId', kind: 'contact' },
  ],
  product: [],
  quote: [
    { key: 'customerId', kind: 'customer' },
    { key: 'contactId', kind: 'contact' },
    { key: 'opportunityId', kind: 'opportunity' },
  ],
  order: [
    { key: 'customerId', kind: 'customer' },
    { key: 'contactId', kind: 'contact' },
    { key: 'opportunityId', kind: 'opportunity' },
    { key: 'quoteId', kind: 'quote' },
  ],
  cost: [],
  contract: [
    { key: 'customerId', kind: 'customer' },
    { key: 'opportunityId', kind: 'opportunity' },
    { key: 'quoteId', kind: 'quote' },
    { key: 'orderId', kind: 'order' },
  ],
  payment: [
    { key: 'customerId', kind: 'customer' },
    { key: 'orderId', kind: 'order' },
  ],
};

/** What a list can be filtered by: its filterable fields and linked records, with the names of ids in use. */
export function useFilterFields(
  module: RecordModule,
  fields: readonly RecordField[],
  filter: Filter | null,
): FilterField[] {
  const { t } = useTranslation();
  const directory = useDirectory();
  const { organization } = useSession();
  const recordNames = useNamesInFilter(module.kind, filter);
  return useMemo(() => {
    const context = { t, directory, currency: organization.currency };
    const own = fields
      .filter((field) => field.isFilterable)
      .map((field): FilterField => {
        const editor = editorFieldOf(field, context);
        return {
          key: field.key,
          label: field.label,
          type: field.type,
          ...(field.options.length > 0 && { options: field.options }),
          currency: organization.currency,
          ...('find' in editor && { find: editor.find }),
          ...(field.type === 'department'
            ? { nameOf: directory.departmentName }
            : (field.type === 'user' || field.type === 'users') && { nameOf: directory.userName }),
        };
      });
    const linked = links[module.kind].map(({ key, kind }): FilterField => ({
      key,
      label: t(`${module.name}.fields.${key}`),
      type: 'reference',
      operators: ['eq', 'in'],
      find: findRecords(kind),
      nameOf: (id) => recordNames.get(id) ?? id,
    }));
    // Nobody begins with the number; the search finds it faster.
    const isNumber = (field: FilterField) => field.key === 'number';
    return [...own.filter((field) => !isNumber(field)), ...linked, ...own.filter(isNumber)];
  }, [t, directory, organization.currency, fields, module, recordNames]);
}

/** Linked records in a filter are ids; a chip shows their names. */
function useNamesInFilter(kind: RecordKey, filter: Filter | null): ReadonlyMap<string, string> {
  const pointers = filter
    ? conditionsOf(filter).flatMap(({ field, value }) => {
        const link = links[kind].find(({ key }) => key === field);
        const ids = Array.isArray(value) ? value : [value];
        return link ? ids.flatMap((id) => (typeof id === 'string' ? [{ kind: link.kind, id }] : [])) : [];
      })
    : [];
  const records = useRecords(pointers);
  const names = pointers.flatMap((pointer): [string, string][] => {
    const record = records.get(pointer.id);
    return record ? [[pointer.id, titleOf(recordModules[pointer.kind], record)]] : [];
  });
  const text = JSON.stringify(names);
  // The text says whether anything changed; the entries themselves are new with every drawing.
  return useMemo(() => new Map(JSON.parse(text) as [string, string][]), [text]);
}

function conditionsOf(filter: Filter): { field: string; value?: unknown }[] {
  return isGroup(filter) ? membersOf(filter).flatMap(conditionsOf) : [filter];
}
