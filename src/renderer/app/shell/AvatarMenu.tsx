import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@renderer/components/basics/Avatar';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import { languageNames, languages } from '../i18n';
import { Link } from '../link';
import { usePreferences, type Density, type Preferences, type Scheme } from '../preferences';
import classes from './TopBar.module.css';
import type { NavigationItem, ShellUser } from './types';

interface AvatarMenuProps {
  user: ShellUser;
  onSignOut: () => void;
  /** On a phone: the places that do not fit into the tab bar. */
  places?: NavigationItem[];
}

const schemeIcons: Record<Scheme, IconName> = { light: 'sun', dark: 'moon', system: 'screen' };
const densityIcons: Record<Density, IconName> = { compact: 'rowsCompact', comfortable: 'rowsComfortable' };

/** The own menu: language, colours, density, sign out. Changes take effect at once. */
export function AvatarMenu({ user, onSignOut, places = [] }: AvatarMenuProps) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const choice = <Key extends keyof Preferences>(key: Key, value: Preferences[Key], label: string, icon: IconName) => (
    <Menu.RadioItem
      key={String(value)}
      value={String(value)}
      checked={preferences[key] === value}
      checkIcon={<Icon name="check" size={12} />}
      onChange={() => preferences.change({ [key]: value })}
    >
      <span className={classes.menuChoice}>
        <Icon name={icon} size={14} />
        {label}
      </span>
    </Menu.RadioItem>
  );
  return (
    <Menu position="bottom-end" width={224}>
      <Menu.Target>
        <button type="button" className={classes.avatar} aria-label={t('shell.menu.label', { name: user.name })}>
          <Avatar id={user.id} name={user.name} size={24} isDecorative />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.menuHead}>
          <div className={classes.menuName}>{user.name}</div>
          {user.detail && <div className={classes.menuDetail}>{user.detail}</div>}
        </div>
        {places.map((place) => (
          <Menu.Item key={place.key} component={Link} to={place.to} leftSection={<Icon name={place.icon} size={14} />}>
            {place.label}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.menu.language')}</Menu.Label>
        {languages.map((language) => choice('language', language, languageNames[language], 'language'))}
        <Menu.Label>{t('shell.menu.colours')}</Menu.Label>
        {(['light', 'dark', 'system'] as const).map((scheme) =>
          choice('scheme', scheme, t(`shell.menu.scheme.${scheme}`), schemeIcons[scheme]),
        )}
        <Menu.Label>{t('shell.menu.density')}</Menu.Label>
        {(['compact', 'comfortable'] as const).map((density) =>
          choice('density', density, t(`shell.menu.densities.${density}`), densityIcons[density]),
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signOut" size={14} />} onClick={onSignOut}>
          {t('shell.menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
