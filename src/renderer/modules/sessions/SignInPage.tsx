import { useTranslation } from 'react-i18next';
import { enterSession } from '@renderer/app/session';
import { OutsideFrame } from '@renderer/app/outside/OutsideFrame';
import classes from '@renderer/app/outside/Outside.module.css';
import { SignInForm } from './SignInForm';

/** The door. Names the firm, so that people see where they are. */
export function SignInPage({ firmName }: { firmName: string | null }) {
  const { t } = useTranslation();
  return (
    <OutsideFrame>
      <div className={classes.panel}>
        <h1 className={classes.title}>{firmName ?? 'Hearth'}</h1>
        <p className={classes.intro}>{t('sessions.intro')}</p>
        <div className={classes.card}>
          <SignInForm onSignedIn={enterSession} />
        </div>
        <p className={classes.below}>{t('sessions.forgotten')}</p>
      </div>
    </OutsideFrame>
  );
}
