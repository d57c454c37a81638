import { useMemo } from 'react';
import { useSession } from '@renderer/app/session';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { useRecordId } from '../records/use-record-id';
import { recordModules } from '../records/record-module';

const essentials = ['name', 'kind', 'phones', 'emails', 'industry', 'source', 'tags', 'ownerId'];

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
  return <RecordFormPage module={recordModules.customer} essentials={essentials} defaults={defaults} />;
}

export function CustomerEditPage() {
  const id = useRecordId();
  return <RecordFormPage module={recordModules.customer} id={id} essentials={essentials} />;
}
