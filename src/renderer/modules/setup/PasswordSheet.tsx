import { useTranslation } from 'react-i18next';
import { OutsideFrame } from '@renderer/app/outside/OutsideFrame';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { copyText } from '@renderer/components/feedback/copy-text';
import { showToast } from '@renderer/components/feedback/toast-store';
import classes from './Setup.module.css';

export interface FirstPassword {
  name: string;
  username: string;
  oneTimePassword: string;
}

interface PasswordSheetProps {
  firmName: string;
  passwords: readonly FirstPassword[];
  onGo: () => void;
}

/** The one-time passwords of the first colleagues: shown once, to print and hand out (U16). */
export function PasswordSheet({ firmName, passwords, onGo }: PasswordSheetProps) {
  const { t } = useTranslation();
  const copy = async () => {
    const lines = passwords.map(({ name, username, oneTimePassword }) => `${name}\t${username}\t${oneTimePassword}`);
    const isCopied = await copyText(lines.join('\n'));
    showToast({ message: t(isCopied ? 'setup.passwords.copied' : 'setup.passwords.notCopied') });
  };
  return (
    <OutsideFrame
      foot={
        <div className={classes.foot}>
          <ActionButton icon="print" onClick={() => window.print()}>
            {t('setup.passwords.print')}
          </ActionButton>
          <ActionButton icon="copy" onClick={() => void copy()}>
            {t('setup.passwords.copy')}
          </ActionButton>
          <span className={classes.space} />
          <ActionButton tone="solid" onClick={onGo}>
            {t('setup.passwords.go')}
          </ActionButton>
        </div>
      }
    >
      <div className={classes.content}>
        <h1 className={classes.title}>{t('setup.passwords.title')}</h1>
        <p className={classes.intro}>{t('setup.passwords.intro')}</p>
        <section className={classes.card}>
          <table className={classes.sheet}>
            <caption>{t('setup.passwords.caption', { firm: firmName })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('setup.people.name')}</th>
                <th scope="col">{t('sessions.username')}</th>
                <th scope="col">{t('setup.passwords.password')}</th>
              </tr>
            </thead>
            <tbody>
              {passwords.map(({ name, username, oneTimePassword }) => (
                <tr key={username}>
                  <td>{name}</td>
                  <td>{username}</td>
                  <td className={classes.secret}>{oneTimePassword}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </OutsideFrame>
  );
}
