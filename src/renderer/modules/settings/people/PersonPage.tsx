import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { User } from '@shared/modules/users/user';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { usePhoneBack } from '@renderer/app/shell/phone-back';
import { Pill } from '@renderer/components/basics/Tag';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../../records/directory';
import roleClasses from '../roles/Roles.module.css';
import { UserAccess } from '../roles/UserAccess';
import { SessionList } from '../SessionList';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { absenceInput, contactInput, personFields, personInput } from './person-fields';
import { PersonActions } from './PersonActions';

/** One person: names, department, roles, where signed in, and what comes into sight. */
export function PersonPage() {
  const { t } = useTranslation();
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const person = useQuery(api.users.read.queryOptions({ input: { id } }));
  usePhoneBack({ label: t('settings.places.people.label'), to: '/settings/people' });
  if (!person.data) {
    return (
      <SettingsFrame active="people" title={t('settings.places.people.label')}>
        {person.error ? (
          <ErrorState
            title={t('settings.unread')}
            happened={faultOf(person.error).message}
            onRetry={() => void person.refetch()}
          />
        ) : (
          <LoadingRows />
        )}
      </SettingsFrame>
    );
  }
  const { name, isDisabled } = person.data;
  return (
    <SettingsFrame
      active="people"
      title={name}
      detail={isDisabled && <Pill icon="barred">{t('settings.people.disabled')}</Pill>}
      actions={<PersonActions person={person.data} />}
      aside={
        <>
          <h2 className={roleClasses.asideTitle}>{t('settings.access.title', { name })}</h2>
          <UserAccess id={id} />
        </>
      }
    >
      {person.data.can.includes('edit') ? (
        <PersonForm key={`${id}-${person.data.version}`} person={person.data} />
      ) : (
        <PersonFacts person={person.data} />
      )}
      {person.data.can.includes('edit') && <Sessions id={id} />}
    </SettingsFrame>
  );
}

function PersonForm({ person }: { person: User }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const { saved, refused } = useSaved();
  const roles = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const { id, version, name, username, departmentId, furtherDepartmentIds, roleIds } = person;
  const { phone, email, absentFrom, absentTo } = person;
  const before: FormValues = {
    ...{ name, username, departmentId, furtherDepartmentIds, roleIds },
    ...{ phone, email, absentFrom, absentTo },
  };
  const [values, setValues] = useState(before);
  const save = useMutation(
    api.users.patch.mutationOptions({
      onSuccess: () => saved(t('settings.people.saved'), api.users, api.departments, api.roles, api.sessions),
      onError: (error) => refused(error, api.users),
    }),
  );
  const isDirty = JSON.stringify(values) !== JSON.stringify(before);
  const fields = personFields(t, directory, roles.data?.items ?? [], true);
  return (
    <div className={classes.section}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={setValues}
        onSubmit={() =>
          save.mutate({ id, version, ...personInput(values), ...contactInput(values), ...absenceInput(values) })
        }
        onCancel={() => setValues(before)}
        isDirty={isDirty}
        isSaving={save.isPending}
        errors={save.error ? { username: faultOf(save.error).message } : undefined}
        submitLabel={t('common.action.save')}
      />
    </div>
  );
}

/** What a colleague may know; nothing here can be changed. */
function PersonFacts({ person }: { person: User }) {
  const { t } = useTranslation();
  const { departmentName } = useDirectory();
  const roles = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const comma = t('common.filter.listComma');
  const roleName = (id: string) => roles.data?.items.find((role) => role.id === id)?.name ?? '';
  const facts: [string, string][] = [
    [t('settings.people.columns.username'), person.username ?? ''],
    [t('settings.people.phone'), person.phone ?? ''],
    [t('settings.people.email'), person.email ?? ''],
    [t('settings.people.columns.department'), departmentName(person.departmentId)],
    [t('settings.people.furtherDepartments'), person.furtherDepartmentIds?.map(departmentName).join(comma) ?? ''],
    [t('settings.people.columns.roles'), person.roleIds?.map(roleName).join(comma) ?? ''],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Sessions({ id }: { id: string }) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const sessions = useQuery(api.users.sessions.queryOptions({ input: { id } }));
  const end = useMutation(
    api.users.endSession.mutationOptions({
      onSuccess: () => saved(t('settings.sessions.ended'), api.users),
      onError: (error) => refused(error, api.users),
    }),
  );
  return (
    <section className={classes.section}>
      <h2>{t('settings.sessions.title')}</h2>
      <SessionList query={sessions} onEnd={(sessionId) => end.mutate({ id, sessionId })} />
    </section>
  );
}
