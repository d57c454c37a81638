import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { User } from '@shared/modules/users/user';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { useSaved } from '../use-saved';
import { HandoverDialog } from './HandoverDialog';
import { OneTimePassword } from './OneTimePassword';

type Question = 'disable' | 'password' | 'delete';

/** What can be done with a person: a new password, hand over, switch off, delete. */
export function PersonActions({ person }: { person: User }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const { saved, refused } = useSaved();
  const [asking, setAsking] = useState<Question | null>(null);
  const [isHandingOver, setIsHandingOver] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const { id, name, username = '', version, isDisabled } = person;
  const done = (message: string) => {
    setAsking(null);
    saved(message, api.users, api.departments, api.roles);
  };
  const onError = (error: unknown) => {
    setAsking(null);
    refused(error, api.users);
  };
  const disable = useMutation(
    api.users.disable.mutationOptions({ onError, onSuccess: () => done(t('settings.people.disabledNow', { name })) }),
  );
  const enable = useMutation(
    api.users.enable.mutationOptions({ onError, onSuccess: () => done(t('settings.people.enabledNow', { name })) }),
  );
  const reset = useMutation(
    api.users.resetPassword.mutationOptions({
      onError,
      onSuccess: ({ oneTimePassword }) => {
        setAsking(null);
        setPassword(oneTimePassword ?? null);
      },
    }),
  );
  const remove = useMutation(
    api.users.delete.mutationOptions({
      onError,
      onSuccess: () => {
        done(t('settings.people.deleted', { name }));
        void navigate({ to: '/settings/people' });
      },
    }),
  );
  const canEdit = person.can.includes('edit');
  if (!canEdit) return null;
  const isSelf = id === user.id;
  const confirm = () => {
    if (asking === 'disable') disable.mutate({ id });
    if (asking === 'password') reset.mutate({ id });
    if (asking === 'delete') remove.mutate({ id, version });
  };
  return (
    <>
      {!isSelf && (
        <ActionButton icon="lock" onClick={() => setAsking('password')}>
          {t('settings.people.resetPassword')}
        </ActionButton>
      )}
      <ActionButton icon="assign" onClick={() => setIsHandingOver(true)}>
        {t('settings.handover.open')}
      </ActionButton>
      {!isSelf && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon="more" label={t('common.action.more')} />
          </Menu.Target>
          <Menu.Dropdown>
            {isDisabled ? (
              <Menu.Item leftSection={<Icon name="check" size={14} />} onClick={() => enable.mutate({ id })}>
                {t('settings.people.enable')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<Icon name="barred" size={14} />} onClick={() => setAsking('disable')}>
                {t('settings.people.disable')}
              </Menu.Item>
            )}
            {person.can.includes('delete') && (
              <Menu.Item leftSection={<Icon name="trash" size={14} />} onClick={() => setAsking('delete')}>
                {t('settings.people.delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <ConfirmDialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title={asking ? t(`settings.people.ask.${asking}.title`, { name }) : ''}
        consequence={asking && t(`settings.people.ask.${asking}.consequence`, { name })}
        actionLabel={asking ? t(`settings.people.ask.${asking}.action`) : ''}
        isDanger={asking !== 'password'}
        isBusy={disable.isPending || reset.isPending || remove.isPending}
        onConfirm={confirm}
      />
      <OneTimePassword
        person={password === null ? null : { name, username, password }}
        onClose={() => setPassword(null)}
      />
      <HandoverDialog person={person} isOpen={isHandingOver} onClose={() => setIsHandingOver(false)} />
    </>
  );
}
