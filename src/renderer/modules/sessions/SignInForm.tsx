import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf, type ApiFault } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isComposing } from '@renderer/app/keys';
import classes from '@renderer/app/outside/Outside.module.css';
import { ActionButton } from '@renderer/components/basics/ActionButton';

interface SignInFormProps {
  /** Fixed when somebody whose session ended signs in again over the kept page. */
  username?: string;
  onSignedIn: (token: string) => void;
}

/** User name and password, with what keeps people out said plainly: capitals locked, wrong, or to wait. */
export function SignInForm({ username: fixedName, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const [username, setUsername] = useState(fixedName ?? '');
  const [password, setPassword] = useState('');
  const [hasCapsLock, setHasCapsLock] = useState(false);
  const signIn = useMutation(api.sessions.create.mutationOptions({ onSuccess: ({ token }) => onSignedIn(token) }));
  const fault = signIn.error ? faultOf(signIn.error) : null;
  const wait = useWait(fault);
  const isReady = username.trim() !== '' && password !== '' && wait === 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !signIn.isPending) signIn.mutate({ username: username.trim(), password });
  };
  const noticeCapsLock = (event: KeyboardEvent) => setHasCapsLock(event.getModifierState('CapsLock'));
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        // Enter confirms what the input method offers; it does not sign in.
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <TextInput
        label={t('sessions.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={fixedName === undefined}
        readOnly={fixedName !== undefined}
        value={username}
        maxLength={60}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <div>
        <PasswordInput
          label={t('sessions.password')}
          name="password"
          autoComplete="current-password"
          autoFocus={fixedName !== undefined}
          data-autofocus={fixedName !== undefined || undefined}
          value={password}
          maxLength={1000}
          visibilityToggleButtonProps={{ 'aria-label': t('sessions.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
          onKeyDown={noticeCapsLock}
          onKeyUp={noticeCapsLock}
          onBlur={() => setHasCapsLock(false)}
        />
        <div role="status">
          {hasCapsLock && (
            <div className={classes.hint} data-tone="warn">
              <Icon name="warning" size={12} />
              {t('sessions.capsLock')}
            </div>
          )}
        </div>
      </div>
      {fault && <Refusal fault={fault} wait={wait} />}
      <ActionButton tone="solid" type="submit" isBusy={signIn.isPending} isDisabled={!isReady}>
        {t('sessions.signIn')}
      </ActionButton>
    </form>
  );
}

function Refusal({ fault, wait }: { fault: ApiFault; wait: number }) {
  const { t } = useTranslation();
  const isWaiting = fault.code === 'too_many' && typeof fault.data['seconds'] === 'number';
  const text = isWaiting
    ? t(wait > 0 ? 'sessions.wait' : 'sessions.waitOver', { count: wait })
    : fault.code === 'offline'
      ? t('sessions.unreached')
      : fault.message;
  return (
    <div className={classes.refusal} role="alert">
      <Icon name="alert" size={14} />
      <span>{text}</span>
    </div>
  );
}

/** Seconds until the next try may be made; counts down by itself. */
function useWait(fault: ApiFault | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = fault?.data['seconds'];
    if (typeof seconds !== 'number') return;
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
    // A new refusal is a new fault; the object is made while drawing, so its moment is told by the data.
  }, [fault?.data]);
  return left;
}
