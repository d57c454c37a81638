import { Tooltip } from '@mantine/core';
import { Icon } from '../icons/Icon';
import { Link } from '../link';
import { ConnectionLine } from './ConnectionLine';
import classes from './Navigation.module.css';
import type { Connection, NavigationGroup, NavigationItem } from './types';

interface NavigationProps {
  label: string;
  groups: NavigationGroup[];
  /** Stands at the foot, above the connection. */
  footItems: NavigationItem[];
  activeKey: string | null;
  connection: Connection | null;
  isFolded: boolean;
}

/** The left navigation: 208 wide, or 56 as icons with the counts at their corners. */
export function Navigation({ label, groups, footItems, activeKey, connection, isFolded }: NavigationProps) {
  const item = (entry: NavigationItem) => (
    <NavigationLink key={entry.key} item={entry} isActive={entry.key === activeKey} isFolded={isFolded} />
  );
  return (
    <nav className={classes.navigation} aria-label={label} data-folded={isFolded || undefined}>
      <div className={classes.places}>
        {groups.map((group) => (
          <div
            key={group.key}
            className={classes.group}
            role={group.label ? 'group' : undefined}
            aria-label={group.label}
          >
            {group.label && <div className={classes.heading}>{isFolded ? '' : group.label}</div>}
            {group.items.map(item)}
          </div>
        ))}
      </div>
      {footItems.map(item)}
      {connection && <ConnectionLine connection={connection} isFolded={isFolded} />}
    </nav>
  );
}

interface NavigationLinkProps {
  item: NavigationItem;
  isActive: boolean;
  isFolded: boolean;
}

function NavigationLink({ item, isActive, isFolded }: NavigationLinkProps) {
  const { label, icon, to, count, warning } = item;
  return (
    <Tooltip label={label} position="right" disabled={!isFolded}>
      <Link
        to={to}
        className={classes.item}
        aria-current={isActive ? 'page' : undefined}
        data-active={isActive || undefined}
      >
        <Icon name={icon} />
        <span className={classes.label}>{label}</span>
        {warning ? (
          <span className={classes.count} data-warning>
            <Icon name="clock" size={12} />
            <span className={classes.label}>{warning}</span>
          </span>
        ) : (
          count !== undefined && count > 0 && <span className={classes.count}>{count}</span>
        )}
      </Link>
    </Tooltip>
  );
}
