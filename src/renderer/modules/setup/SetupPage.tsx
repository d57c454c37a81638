import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { enterSession } from '@renderer/app/session';
import { OutsideFrame } from '@renderer/app/outside/OutsideFrame';
import classes from '@renderer/app/outside/Outside.module.css';
import { usePreferences } from '@renderer/app/preferences';
import { ActionButton } from '@renderer/components/basics/ActionButton';

/** The first run: the firm and its administrator. */
export function SetupPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [firm, setFirm] = useState('');
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const setup = useMutation(api.setup.create.mutationOptions({ onSuccess: ({ token }) => enterSession(token) }));
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <OutsideFrame>
      <div className={classes.panel}>
        <h1 className={classes.title}>{t('setup.title')}</h1>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            setup.mutate({
              organization: { name: firm, locale: language, currency: 'CNY', timeZone, sellingMode: 'b2b' },
              admin: { name, username, password },
            });
          }}
        >
          <TextInput label={t('setup.firm.name')} value={firm} onChange={(event) => setFirm(event.target.value)} />
          <TextInput label={t('setup.admin.name')} value={name} onChange={(event) => setName(event.target.value)} />
          <TextInput
            label={t('sessions.username')}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <PasswordInput
            label={t('sessions.password')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {setup.error && <div className={classes.refusal}>{faultOf(setup.error).message}</div>}
          <ActionButton tone="solid" type="submit" isBusy={setup.isPending}>
            {t('setup.start')}
          </ActionButton>
        </form>
      </div>
    </OutsideFrame>
  );
}
