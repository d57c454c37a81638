import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { User } from '@shared/modules/users/user';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { PersonName } from '@renderer/components/basics/PersonName';
import { Status } from '@renderer/components/basics/Status';
import { Missing, RelativeTime } from '@renderer/components/basics/Values';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { useDirectory } from '../../records/directory';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { NewPerson } from './NewPerson';

const pageSize = 200;

/** Everybody who can sign in (ORG-01, 07). */
export function PeoplePage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const [withDisabled, setWithDisabled] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  const list = useQuery(
    api.users.list.queryOptions({
      input: {
        limit: pageSize,
        ...(asked !== '' && { q: asked }),
        ...(!withDisabled && { filter: { field: 'isDisabled', op: 'eq', value: false } }),
      },
      placeholderData: keepPreviousData,
    }),
  );
  const people = list.data?.items ?? [];
  return (
    <SettingsFrame
      active="people"
      title={t('settings.places.people.label')}
      detail={list.data && t('settings.people.count', { count: list.data.total ?? people.length })}
      actions={
        can('user', 'create') && (
          <ActionButton icon="plus" onClick={() => setIsAdding(true)}>
            {t('settings.people.add')}
          </ActionButton>
        )
      }
    >
      <div className={classes.bar}>
        <TextInput
          aria-label={t('settings.people.find')}
          placeholder={t('settings.people.find')}
          leftSection={<Icon name="search" size={14} />}
          value={query}
          maxLength={100}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Checkbox
          label={t('settings.people.withDisabled')}
          checked={withDisabled}
          onChange={(event) => setWithDisabled(event.currentTarget.checked)}
        />
      </div>
      {list.isPending && <LoadingRows />}
      {list.error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(list.error).message}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && people.length === 0 && (
        <EmptyState title={t('settings.people.nobody')}>{t('settings.people.nobodyText')}</EmptyState>
      )}
      {people.length > 0 && <PeopleTable people={people} />}
      {list.data?.nextCursor && <p className={classes.keysHint}>{t('settings.people.more', { count: pageSize })}</p>}
      <NewPerson isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </SettingsFrame>
  );
}

function PeopleTable({ people }: { people: readonly User[] }) {
  const { t } = useTranslation();
  const { departmentName } = useDirectory();
  const roles = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const roleName = (id: string) => roles.data?.items.find((role) => role.id === id)?.name ?? '';
  const comma = t('common.filter.listComma');
  const columns = ['name', 'username', 'department', 'roles', 'lastSeen', 'state'] as const;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-people>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`settings.people.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <PersonName id={person.id} name={person.name} to={`/settings/people/${person.id}`} />
              </td>
              <td>{person.username ?? <Missing />}</td>
              <td>
                <Link to="/settings/departments">{departmentName(person.departmentId)}</Link>
              </td>
              <td>{person.roleIds?.map(roleName).join(comma) || <Missing />}</td>
              <td>
                <RelativeTime value={person.lastSeenAt} />
              </td>
              <td>
                {person.isDisabled ? (
                  <Status icon="barred" tone="faint">
                    {t('settings.people.disabled')}
                  </Status>
                ) : person.mustChangePassword ? (
                  <Status icon="clock" tone="quiet">
                    {t('settings.people.waiting')}
                  </Status>
                ) : (
                  <Status icon="check" tone="good">
                    {t('settings.people.active')}
                  </Status>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
