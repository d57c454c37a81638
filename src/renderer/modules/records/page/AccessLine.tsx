import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useDirectory } from '../directory';
import { texts } from '../field-values';
import type { AnyRecord } from '../record-module';

interface AccessLineProps {
  kind: 'customer' | 'contact';
  record: AnyRecord;
}

/** Who can see this record, in one sentence (U21). */
export function AccessLine({ record }: AccessLineProps) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const ownerId = record['ownerId'];
  const departmentId = record['departmentId'];
  const parts = [
    typeof ownerId === 'string' ? t('records.access.owner', { name: directory.userName(ownerId) }) : '',
    ...texts(record['coOwnerIds']).map((id) => t('records.access.coOwner', { name: directory.userName(id) })),
    typeof departmentId === 'string' ? directory.departmentName(departmentId) : '',
  ].filter(Boolean);
  return (
    <>
      <Icon name="eye" size={14} />
      <span>{t('records.access.line', { who: parts.join(t('common.filter.listComma')) })}</span>
    </>
  );
}
