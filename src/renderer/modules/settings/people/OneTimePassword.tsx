import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { copyText } from '@renderer/components/feedback/copy-text';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import classes from '../Settings.module.css';

interface OneTimePasswordProps {
  person: { name: string; username: string; password: string } | null;
  onClose: () => void;
}

/** A password to read out or hand over, shown this once (U16). */
export function OneTimePassword({ person, onClose }: OneTimePasswordProps) {
  const { t } = useTranslation();
  const copy = async (password: string) => {
    const isCopied = await copyText(password);
    showToast({ message: t(isCopied ? 'settings.password.copied' : 'settings.password.notCopied') });
  };
  return (
    <Dialog
      isOpen={person !== null}
      onClose={onClose}
      title={t('settings.password.title', { name: person?.name ?? '' })}
      intro={t('settings.password.intro')}
      width={480}
      footer={
        <ActionButton tone="solid" onClick={onClose} data-autofocus>
          {t('settings.password.done')}
        </ActionButton>
      }
    >
      {person && (
        <>
          <p className={classes.dialogText}>{t('settings.password.username', { username: person.username })}</p>
          <div className={classes.password}>
            <span>{person.password}</span>
            <IconButton icon="copy" label={t('settings.password.copy')} onClick={() => void copy(person.password)} />
          </div>
        </>
      )}
    </Dialog>
  );
}
