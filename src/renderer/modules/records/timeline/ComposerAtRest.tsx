import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { composerKinds, type ComposerKind } from './composer-draft';
import { kindIcon } from './timeline-kinds';
import classes from './Timeline.module.css';

/** At rest: one line that names the keys. What was begun stays readable in it. */
export function ComposerAtRest({ onOpen, text }: { onOpen: (kind: ComposerKind) => void; text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.rest} role="group" aria-label={t('common.composer.title')}>
      {composerKinds.map(({ key, keys }) => (
        <button key={key} type="button" onClick={() => onOpen(key)}>
          <Icon name={kindIcon(key)} size={14} />
          {t(`common.composer.${key}`)}
          <KeyCap keys={keys} />
        </button>
      ))}
      <button type="button" className={classes.ghost} tabIndex={-1} onClick={() => onOpen('call')}>
        {text.trim() === '' ? t('common.composer.placeholder') : text}
      </button>
    </div>
  );
}
