import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useKeys } from '@renderer/app/keys';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { commentKey } from '../comments/comment-key';
import { composerKinds, type ComposerTab } from './composer-draft';
import { kindIcon } from './timeline-kinds';
import classes from './Timeline.module.css';

interface Tab {
  readonly key: ComposerTab;
  readonly keys: string;
  readonly icon: IconName;
  readonly label: string;
}

/** What can be noted, and the keys that begin it. */
export function useComposerTabs(): readonly Tab[] {
  const { t } = useTranslation();
  return [
    ...composerKinds.map(({ key, keys }) => ({ key, keys, icon: kindIcon(key), label: t(`common.composer.${key}`) })),
    { key: 'comment', keys: commentKey, icon: kindIcon('comment'), label: t('comments.title') },
  ];
}

/** The keys, heard while the page is open. */
export function useComposerKeys(tabs: readonly Tab[], open: (tab: ComposerTab) => void): void {
  const { t } = useTranslation();
  useKeys(
    tabs.map(({ key, keys, label }) => ({ keys, label, group: t('common.composer.title'), run: () => open(key) })),
  );
}

interface ComposerTabsProps {
  tabs: readonly Tab[];
  chosen: ComposerTab;
  onOpen: (tab: ComposerTab) => void;
}

export function ComposerTabs({ tabs, chosen, onOpen }: ComposerTabsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('common.composer.title')}>
      {tabs.map(({ key, keys, icon, label }) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={key === chosen}
          className={classes.tab}
          onClick={() => onOpen(key)}
        >
          <Icon name={icon} size={14} />
          {label}
          <KeyCap keys={keys} />
        </button>
      ))}
    </div>
  );
}

/** At rest: one line that names the keys. What was begun stays readable in it. */
export function ComposerAtRest({ tabs, onOpen, text }: Omit<ComposerTabsProps, 'chosen'> & { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.rest} role="group" aria-label={t('common.composer.title')}>
      {tabs.map(({ key, keys, icon, label }) => (
        <button key={key} type="button" onClick={() => onOpen(key)}>
          <Icon name={icon} size={14} />
          {label}
          <KeyCap keys={keys} />
        </button>
      ))}
      <button type="button" className={classes.ghost} tabIndex={-1} onClick={() => onOpen('call')}>
        {text.trim() === '' ? t('common.composer.placeholder') : text}
      </button>
    </div>
  );
}
