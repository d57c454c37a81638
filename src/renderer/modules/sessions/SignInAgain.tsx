import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSession, resumeSession } from '@renderer/app/session';
import { forgetUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import classes from './Sessions.module.css';
import { SignInForm } from './SignInForm';

interface SignInAgainProps {
  user: { name: string; username: string };
}

/** The session ended while a page stood open: one signs in over it, and what was typed is still there. */
export function SignInAgain({ user }: SignInAgainProps) {
  const { t } = useTranslation();
  const [place] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // One goes on where one was.
      if (place instanceof HTMLElement && place.isConnected) setTimeout(() => place.focus());
    },
    [place],
  );
  const leave = () => {
    forgetUnsavedWork();
    forgetSession();
  };
  return (
    <Dialog
      isOpen
      onClose={() => undefined}
      title={t('sessions.again.title')}
      intro={t('sessions.again.intro', { name: user.name })}
      width={420}
      footer={
        <ActionButton tone="quiet" onClick={leave}>
          {t('sessions.again.someoneElse')}
        </ActionButton>
      }
    >
      <div className={classes.again}>
        <SignInForm username={user.username} onSignedIn={resumeSession} />
      </div>
    </Dialog>
  );
}
