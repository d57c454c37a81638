import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import { OutsideFrame } from '@renderer/app/outside/OutsideFrame';
import classes from '@renderer/app/outside/Outside.module.css';
import { forgetSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { NewPasswordForm } from './NewPasswordForm';

interface NewPasswordPageProps {
  user: { name: string };
  firmName: string;
}

/** After signing in with a one-time password: an own one first, then the page. */
export function NewPasswordPage({ user, firmName }: NewPasswordPageProps) {
  const { t } = useTranslation();
  const signOut = useMutation(api.sessions.signOut.mutationOptions({ onSettled: forgetSession }));
  return (
    <OutsideFrame>
      <div className={classes.panel}>
        <h1 className={classes.title}>{t('sessions.newPassword.title')}</h1>
        <p className={classes.intro}>{t('sessions.newPassword.intro', { name: user.name, firm: firmName })}</p>
        <div className={classes.card}>
          <NewPasswordForm
            submitLabel={t('sessions.newPassword.saveAndStart')}
            onChanged={() => void queryClient.invalidateQueries({ queryKey: api.sessions.key() })}
          />
        </div>
        <p className={classes.below}>
          <ActionButton tone="quiet" isSmall onClick={() => signOut.mutate({})}>
            {t('shell.menu.signOut')}
          </ActionButton>
        </p>
      </div>
    </OutsideFrame>
  );
}
