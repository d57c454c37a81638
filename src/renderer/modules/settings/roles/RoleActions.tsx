import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Role } from '@shared/modules/roles/role';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { useSaved } from '../use-saved';
import type { RoleNameTask } from './RoleNameDialog';

interface RoleActionsProps {
  role: Role;
  canCreate: boolean;
  onName: (task: RoleNameTask) => void;
  onDeleted: () => void;
}

/** What can be done with a role beside its grid. */
export function RoleActions({ role, canCreate, onName, onDeleted }: RoleActionsProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [isDeleting, setIsDeleting] = useState(false);
  const remove = useMutation(
    api.roles.delete.mutationOptions({
      onSuccess: () => {
        saved(t('settings.roles.deleted', { name: role.name }), api.roles);
        onDeleted();
      },
      onError: (error) => refused(error, api.roles),
    }),
  );
  const canDelete = role.can.includes('delete') && role.template === null;
  return (
    <>
      {canCreate && (
        <>
          <ActionButton icon="plus" tone="quiet" onClick={() => onName({ kind: 'create' })}>
            {t('settings.roles.add')}
          </ActionButton>
          <ActionButton icon="copy" onClick={() => onName({ kind: 'copy', role })}>
            {t('settings.roles.copy')}
          </ActionButton>
        </>
      )}
      {role.can.includes('edit') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon="more" label={t('common.action.more')} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={() => onName({ kind: 'rename', role })}>
              {t('settings.roles.rename')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="trash" size={14} />}
              disabled={!canDelete || role.peopleCount > 0}
              title={
                role.template !== null
                  ? t('settings.roles.builtIn')
                  : role.peopleCount > 0
                    ? t('settings.roles.inUse', { count: role.peopleCount })
                    : undefined
              }
              onClick={() => setIsDeleting(true)}
            >
              {t('settings.roles.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <ConfirmDialog
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
        title={t('settings.roles.deleteTitle', { name: role.name })}
        consequence={t('settings.roles.deleteConsequence')}
        actionLabel={t('settings.roles.delete')}
        isDanger
        onConfirm={() => {
          setIsDeleting(false);
          remove.mutate({ id: role.id, version: role.version });
        }}
      />
    </>
  );
}
