import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import { Link } from '../link';
import classes from './Page.module.css';

export interface TabItem {
  key: string;
  label: string;
  count?: number | string;
  /** Shared views carry a sign. */
  icon?: IconName;
  /** A page of its own; otherwise `onSelect` is called. */
  to?: string;
  search?: Record<string, string>;
}

interface TabsProps {
  label: string;
  items: TabItem[];
  activeKey: string | null;
  onSelect?: (key: string) => void;
  /** Behind the tabs, such as "save as view". */
  after?: ReactNode;
}

/** Tabs of 40: saved views, or the roles of a settings page. */
export function Tabs({ label, items, activeKey, onSelect, after }: TabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {items.map((item) => {
        const content = (
          <>
            {item.icon && <Icon name={item.icon} size={14} />}
            {item.label}
            {item.count !== undefined && <span className={classes.tabCount}>{item.count}</span>}
          </>
        );
        const isActive = item.key === activeKey;
        const current = isActive ? 'page' : undefined;
        return item.to ? (
          <Link key={item.key} className={classes.tab} to={item.to} search={item.search} aria-current={current}>
            {content}
          </Link>
        ) : (
          <button
            key={item.key}
            type="button"
            className={classes.tab}
            aria-current={isActive ? 'true' : undefined}
            onClick={() => onSelect?.(item.key)}
          >
            {content}
          </button>
        );
      })}
      {after}
    </nav>
  );
}

export interface SubNavigationGroup {
  key: string;
  label: string;
  items: { key: string; label: string; to: string; count?: number }[];
}

interface SubNavigationProps {
  label: string;
  groups: SubNavigationGroup[];
  activeKey: string | null;
}

/** The second list of the settings, 152 wide on `sunken`; a row of tabs on a phone. */
export function SubNavigation({ label, groups, activeKey }: SubNavigationProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [activeKey]);
  return (
    <nav ref={list} className={classes.sub} aria-label={label}>
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.label}>
          <div className={classes.subHeading}>{group.label}</div>
          {group.items.map((item) => (
            <Link
              key={item.key}
              to={item.to}
              className={classes.subItem}
              aria-current={item.key === activeKey ? 'page' : undefined}
            >
              {item.label}
              {item.count !== undefined && <span className={classes.subCount}>{item.count}</span>}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
