import { useMemo } from 'react';
import { useSession } from '@renderer/app/session';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { useRecordId } from '../records/use-record-id';
import { recordModules } from '../records/record-module';

const order = [
  'name',
  'kind',
  'shortName',
  'industry',
  'size',
  'source',
  'subSource',
  'tags',
  'customerSince',
  'parentId',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'phones',
  'emails',
  'handles',
  'addresses',
  'website',
];

/** `/customers/new`; `name`, `kind`, `parent` in the address are what it starts with. */
export function CustomerNewPage() {
  const { organization } = useSession();
  const [{ name, kind, parent, parentName }] = usePageSearch();
  const defaults = useMemo(
    () => ({
      kind: kind ?? (organization.sellingMode === 'b2c' ? 'person' : 'company'),
      ...(name && { name }),
      ...(parent && { parentId: { id: parent, name: parentName ?? '' } }),
    }),
    [name, kind, parent, parentName, organization.sellingMode],
  );
  return <RecordFormPage module={recordModules.customer} order={order} defaults={defaults} />;
}

export function CustomerEditPage() {
  const id = useRecordId();
  return <RecordFormPage module={recordModules.customer} id={id} order={order} />;
}
