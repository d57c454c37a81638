import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Icon } from '../icons/Icon';
import classes from './TopBar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onKeysHelp: () => void;
  bell: ReactNode;
  avatarMenu: ReactNode;
  searchRef?: Ref<HTMLButtonElement>;
}

/** The bar on top: search box, keys, bell, own menu. */
export function TopBar({ onSearch, onKeysHelp, bell, avatarMenu, searchRef }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <button ref={searchRef} type="button" className={classes.find} onClick={onSearch}>
        <Icon name="search" />
        <span className={classes.findText}>{t('shell.search.placeholder')}</span>
        <KeyCap keys="mod+k" />
      </button>
      <span className={classes.space} />
      <ActionButton tone="quiet" isSmall keys="?" onClick={onKeysHelp}>
        {t('shell.keys.title')}
      </ActionButton>
      {bell}
      {avatarMenu}
    </header>
  );
}
