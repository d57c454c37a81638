import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { scopes } from '@shared/access/resources';
import type { Role } from '@shared/modules/roles/role';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ScopeBars } from '@renderer/components/basics/ScopeBars';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { AccessPanel } from './AccessPanel';
import { FieldGroups } from './FieldGroups';
import { changedCells, changedGroups, withCell, withGroup, type RoleDraft } from './grid';
import { RoleActions } from './RoleActions';
import { RoleGrid } from './RoleGrid';
import { RoleNameDialog, type RoleNameTask } from './RoleNameDialog';
import classes from './Roles.module.css';

/** Roles as grids, and beside them what one person may see of it all (ORG-02..06, U21). */
export function RolesPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const list = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const [naming, setNaming] = useState<RoleNameTask | null>(null);
  const roles = list.data?.items ?? [];
  const role = roles.find(({ id }) => id === search['role']) ?? roles[0];
  const choose = (id: string) => void navigate({ to: '/settings/roles', search: { role: id } });
  const title = t('settings.places.roles.label');
  if (!role) {
    return (
      <SettingsFrame active="roles" title={title}>
        {list.error ? (
          <ErrorState
            title={t('settings.unread')}
            happened={faultOf(list.error).message}
            onRetry={() => void list.refetch()}
          />
        ) : (
          <LoadingRows />
        )}
      </SettingsFrame>
    );
  }
  return (
    <>
      <RoleEditor
        // A role that somebody else changed begins again from what is stored.
        key={`${role.id}-${role.version}`}
        role={role}
        actions={
          <RoleActions
            role={role}
            canCreate={can('role', 'create')}
            onName={setNaming}
            onDeleted={() => void navigate({ to: '/settings/roles' })}
          />
        }
        tabs={
          <Tabs
            label={title}
            items={roles.map(({ id, name, peopleCount }) => ({ key: id, label: name, count: peopleCount }))}
            activeKey={role.id}
            onSelect={choose}
          />
        }
      />
      <RoleNameDialog task={naming} onClose={() => setNaming(null)} onDone={choose} />
    </>
  );
}

interface RoleEditorProps {
  role: Role;
  actions: React.ReactNode;
  tabs: React.ReactNode;
}

function RoleEditor({ role, actions, tabs }: RoleEditorProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<RoleDraft>({ grants: role.grants, fieldGroups: role.fieldGroups });
  const save = useMutation(
    api.roles.patch.mutationOptions({
      onSuccess: () => saved(t('settings.roles.saved', { name: role.name }), api.roles, api.users, api.sessions),
      onError: (error) => refused(error, api.roles),
    }),
  );
  const isReadOnly = !role.can.includes('edit');
  const cells = changedCells(role, draft);
  const groups = changedGroups(role, draft);
  const count = cells.length + groups.length;
  const [first] = cells;
  const detail = first
    ? t('settings.roles.changeDetail', {
        cell: `${t(`access.resources.${first.resource}`)} · ${t(`access.actions.${first.action}`)}`,
        from: t(`common.scope.${first.from}`),
        to: t(`common.scope.${first.to}`),
        count: role.peopleCount,
      })
    : t('settings.roles.affects', { count: role.peopleCount });
  return (
    <SettingsFrame
      active="roles"
      title={t('settings.places.roles.label')}
      actions={actions}
      aside={<AccessPanel />}
      foot={
        <SaveBar
          title={t('settings.changed', { count })}
          detail={detail}
          count={count}
          isBusy={save.isPending}
          onReset={() => setDraft({ grants: role.grants, fieldGroups: role.fieldGroups })}
          onSave={() => save.mutate({ id: role.id, version: role.version, ...draft })}
        />
      }
    >
      {tabs}
      <div className={classes.key}>
        {scopes.map((scope) => (
          <ScopeBars key={scope} scope={scope} isInKey />
        ))}
        <span className={classes.keyNote}>{t('settings.roles.widest')}</span>
      </div>
      <RoleGrid
        draft={draft}
        changes={cells}
        isReadOnly={isReadOnly}
        onChange={(resource, action, scope) => setDraft(withCell(draft, resource, action, scope))}
      />
      <FieldGroups
        draft={draft}
        isReadOnly={isReadOnly}
        onChange={(group, visibility) => setDraft(withGroup(draft, group, visibility))}
      />
    </SettingsFrame>
  );
}
