import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isComposing } from '@renderer/app/keys';
import classes from '@renderer/app/outside/Outside.module.css';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { passwordLength } from './password-length';

interface NewPasswordFormProps {
  onChanged: () => void;
  submitLabel: string;
}

/** The old password, and the new one twice. */
export function NewPasswordForm({ onChanged, submitLabel }: NewPasswordFormProps) {
  const { t } = useTranslation();
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const change = useMutation(
    api.users.changePassword.mutationOptions({
      onSuccess: () => {
        setOldPassword('');
        setNewPassword('');
        setRepeated('');
        onChanged();
      },
    }),
  );
  const isLong = [...newPassword].length >= passwordLength;
  const isSame = newPassword === repeated;
  const isReady = oldPassword !== '' && isLong && isSame;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !change.isPending) change.mutate({ oldPassword, newPassword });
  };
  const shared = { maxLength: 1000, visibilityToggleButtonProps: { 'aria-label': t('sessions.showPassword') } };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <PasswordInput
        {...shared}
        label={t('sessions.newPassword.old')}
        autoComplete="current-password"
        value={oldPassword}
        onChange={(event) => setOldPassword(event.currentTarget.value)}
      />
      <PasswordInput
        {...shared}
        label={t('sessions.newPassword.new')}
        description={t('sessions.newPassword.rule', { count: passwordLength })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        value={newPassword}
        onChange={(event) => setNewPassword(event.currentTarget.value)}
      />
      <PasswordInput
        {...shared}
        label={t('sessions.newPassword.again')}
        autoComplete="new-password"
        value={repeated}
        error={repeated !== '' && !isSame && t('sessions.newPassword.differ')}
        onChange={(event) => setRepeated(event.currentTarget.value)}
      />
      {change.error && (
        <div className={classes.refusal} role="alert">
          <Icon name="alert" size={14} />
          <span>{faultOf(change.error).message}</span>
        </div>
      )}
      <ActionButton tone="solid" type="submit" isBusy={change.isPending} isDisabled={!isReady}>
        {submitLabel}
      </ActionButton>
    </form>
  );
}
