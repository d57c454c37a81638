import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import classes from './TopBar.module.css';

interface BellProps {
  unread: number;
  /** The list the bell opens; each line links to its record. */
  children: ReactNode;
  onOpen?: () => void;
}

/** Reminders and assignments, with the number of new ones in the seal's red. */
export function Bell({ unread, children, onOpen }: BellProps) {
  const { t } = useTranslation();
  const label = t('shell.bell.label', { count: unread });
  return (
    <Popover position="bottom-end" width={360} onOpen={onOpen} trapFocus>
      <Popover.Target>
        <button type="button" className={classes.bell} aria-label={label} title={label}>
          <Icon name="bell" />
          {unread > 0 && <span className={classes.unread}>{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.bell.title')}>{children}</Popover.Dropdown>
    </Popover>
  );
}
