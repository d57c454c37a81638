import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import type { ReactNode } from 'react';
import classes from './basics.module.css';

/** An outlined word, never coloured. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={classes.tag}>{children}</span>;
}

/** Tags of a record in one line; what does not fit is cut. */
export function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}

interface PillProps {
  tone?: 'flat' | 'good' | 'warn' | 'bad' | 'accent';
  icon?: IconName;
  children: ReactNode;
}

/** A word on a ground: only for a thing with a clock or a lock. */
export function Pill({ tone = 'flat', icon, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
