import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Icon } from '../icons/Icon';
import { Mark } from '../icons/Mark';
import { Link } from '../link';
import classes from './Phone.module.css';
import type { PhoneBack } from './phone-back';
import type { CreateItem, NavigationItem } from './types';

interface PhoneBarProps {
  firmName: string;
  back: PhoneBack | null;
  onSearch: () => void;
  bell: ReactNode;
  avatarMenu: ReactNode;
}

/** The phone's top bar: the way back or the firm, search, bell, own menu; every target is 44. */
export function PhoneBar({ firmName, back, onSearch, bell, avatarMenu }: PhoneBarProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      {back ? (
        <Link to={back.to} className={classes.back}>
          <Icon name="chevronLeft" size={20} />
          <span>{back.label}</span>
        </Link>
      ) : (
        <span className={classes.firm}>
          <Mark />
          <b>{firmName}</b>
        </span>
      )}
      <span className={classes.space} />
      <IconButton icon="search" label={t('shell.search.open')} onClick={onSearch} />
      {bell}
      {avatarMenu}
    </header>
  );
}

interface PhoneTabsProps {
  label: string;
  tabs: NavigationItem[];
  activeKey: string | null;
  createItems: CreateItem[];
}

/** The phone's tab bar: four places and a plus in the middle. */
export function PhoneTabs({ label, tabs, activeKey, createItems }: PhoneTabsProps) {
  const { t } = useTranslation();
  const middle = Math.ceil(tabs.length / 2);
  const tab = ({ key, to, icon, label: text }: NavigationItem) => (
    <Link key={key} to={to} className={classes.tab} aria-current={key === activeKey ? 'page' : undefined}>
      <Icon name={icon} size={22} />
      {text}
    </Link>
  );
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.slice(0, middle).map(tab)}
      {createItems.length > 0 && (
        <Menu position="top">
          <Menu.Target>
            <button type="button" className={classes.add} aria-label={t('shell.create')}>
              <span>
                <Icon name="plus" />
              </span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {createItems.map((item) => (
              <Menu.Item key={item.key} leftSection={<Icon name={item.icon} />} onClick={item.onSelect}>
                {item.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {tabs.slice(middle).map(tab)}
    </nav>
  );
}
