import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import type { ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { useDirectory } from '../../records/directory';
import { findCustomers } from '../../search/find-customers';
import { RecordSight } from './RecordSight';
import classes from './Roles.module.css';
import { UserAccess } from './UserAccess';

/** Chooses a person and says what he or she can see, and by which role (U21). */
export function AccessPanel() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { findUsers } = useDirectory();
  const [person, setPerson] = useState<ReferenceValue>({ id: user.id, name: user.name });
  const [record, setRecord] = useState<ReferenceValue | null>(null);
  return (
    <>
      <h2 className={classes.asideTitle}>{t('settings.access.title', { name: person.name })}</h2>
      <ReferencePicker
        isPerson
        aria-label={t('settings.access.choose')}
        aria-required
        find={findUsers}
        value={person}
        onChange={(value) => value && setPerson(value)}
      />
      <div className={classes.recordChoice}>
        <ReferencePicker
          isPerson={false}
          aria-label={t('settings.access.chooseRecord')}
          placeholder={t('settings.access.chooseRecord')}
          find={findCustomers}
          value={record}
          onChange={setRecord}
        />
      </div>
      {record ? (
        <RecordSight recordId={record.id} userId={person.id} name={person.name} />
      ) : (
        <UserAccess id={person.id} />
      )}
    </>
  );
}
