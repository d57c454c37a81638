import { useTranslation } from 'react-i18next';
import { PersonName } from '@renderer/components/basics/PersonName';
import { Tag } from '@renderer/components/basics/Tag';
import type { Directory } from '../directory';
import { texts } from '../field-values';
import type { AnyRecord } from '../record-module';
import { Dot } from './RecordPage';

interface OwnerFactsProps {
  record: AnyRecord;
  directory: Directory;
}

/** The end of a record's head: whose it is, in which department, who works on it too, and its tags. */
export function OwnerFacts({ record, directory }: OwnerFactsProps) {
  const { t } = useTranslation();
  const { ownerId, departmentId } = record;
  const coOwners = texts(record['coOwnerIds']).map(directory.userName).filter(Boolean);
  return (
    <>
      <Dot />
      {typeof ownerId === 'string' ? (
        <PersonName id={ownerId} name={directory.userName(ownerId)} />
      ) : (
        <span>{t('records.page.noOwner')}</span>
      )}
      {typeof departmentId === 'string' && <span>{directory.departmentName(departmentId)}</span>}
      {coOwners.length > 0 && (
        <>
          <Dot />
          <span>{t('records.page.coOwners', { names: coOwners.join(t('common.filter.listComma')) })}</span>
        </>
      )}
      {texts(record['tags']).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </>
  );
}
