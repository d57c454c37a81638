import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../icons/Mark';
import { useKeys } from '../keys';
import { usePreferences } from '../preferences';
import classes from './AppShell.module.css';
import { AvatarMenu } from './AvatarMenu';
import { Bell } from './Bell';
import { ConnectionStrip } from './ConnectionLine';
import { KeysHelp } from './KeysHelp';
import { Navigation } from './Navigation';
import { PhoneBar, PhoneTabs } from './Phone';
import { PhoneBackContext, type PhoneBack } from './phone-back';
import { TopBar } from './TopBar';
import type { Connection, CreateItem, NavigationGroup, NavigationItem, ShellUser } from './types';

export interface AppShellProps {
  firmName: string;
  groups: NavigationGroup[];
  /** Settings, at the foot of the navigation. */
  footItems: NavigationItem[];
  activeKey: string | null;
  user: ShellUser;
  connection: Connection | null;
  createItems: CreateItem[];
  unread: number;
  /** What the bell opens. */
  notices: ReactNode;
  onNoticesOpen?: () => void;
  /** Opens the search; the app draws it (SearchPalette), over the box. */
  onSearch: () => void;
  onSignOut: () => void;
  searchRef?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** The frame round every page: navigation, bar, page surface; on a phone a bar, the page and tabs. */
export function AppShell(props: AppShellProps) {
  const { firmName, groups, footItems, activeKey, user, connection, createItems, children } = props;
  const { t } = useTranslation();
  const { isNavigationFolded } = usePreferences();
  const isPhone = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false });
  const isNarrow = useMediaQuery('(max-width: 1399px)', false, { getInitialValueInEffect: false });
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [back, setBack] = useState<PhoneBack | null>(null);
  const phoneBack = useMemo(() => ({ isPhone, setBack }), [isPhone]);
  useKeys([
    { keys: 'mod+k', label: t('shell.search.open'), group: t('shell.keys.everywhere'), run: props.onSearch },
    { keys: '?', label: t('shell.keys.open'), group: t('shell.keys.everywhere'), run: () => setIsHelpOpen(true) },
    ...createItems.map((item) => ({
      keys: item.keys,
      label: item.label,
      group: t('shell.keys.create'),
      run: item.onSelect,
    })),
  ]);
  const places = groups.flatMap((group) => group.items);
  const tabs = places.filter((item) => item.isOnPhone).slice(0, 4);
  const rest = [...places.filter((item) => !tabs.includes(item)), ...footItems];
  const isFolded = isNarrow || isNavigationFolded;
  const bell = (
    <Bell unread={props.unread} onOpen={props.onNoticesOpen}>
      {props.notices}
    </Bell>
  );
  const avatarMenu = <AvatarMenu user={user} onSignOut={props.onSignOut} places={isPhone ? rest : undefined} />;
  return (
    <PhoneBackContext value={phoneBack}>
      <div className={classes.shell} data-folded={isFolded || undefined} data-phone={isPhone || undefined}>
        <a className={classes.skip} href="#main">
          {t('shell.skip')}
        </a>
        {isPhone ? (
          <>
            <PhoneBar firmName={firmName} back={back} onSearch={props.onSearch} bell={bell} avatarMenu={avatarMenu} />
            <ConnectionStrip connection={connection} />
          </>
        ) : (
          <>
            <div className={classes.brand} title={firmName}>
              <Mark />
              {!isFolded && <b>{firmName}</b>}
            </div>
            <TopBar
              onSearch={props.onSearch}
              onKeysHelp={() => setIsHelpOpen(true)}
              bell={bell}
              avatarMenu={avatarMenu}
              searchRef={props.searchRef}
            />
            <Navigation
              label={t('shell.navigation')}
              groups={groups}
              footItems={footItems}
              activeKey={activeKey}
              connection={connection}
              isFolded={isFolded}
            />
          </>
        )}
        <main id="main" className={classes.page} tabIndex={-1}>
          {children}
        </main>
        {isPhone && (
          <PhoneTabs label={t('shell.navigation')} tabs={tabs} activeKey={activeKey} createItems={createItems} />
        )}
      </div>
      <KeysHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </PhoneBackContext>
  );
}
