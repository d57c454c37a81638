import type { ReactNode } from 'react';
import classes from './States.module.css';

interface EmptyStateProps {
  title: string;
  /** What to do next, in a sentence or two; never just "no data". */
  children?: ReactNode;
  actions?: ReactNode;
  /** A place one can drop files on gets a dashed edge. */
  isDropPlace?: boolean;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, actions, isDropPlace = false }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-drop={isDropPlace || undefined}>
      <Sheets />
      <h2 className={classes.title}>{title}</h2>
      {children && <p className={classes.text}>{children}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

function Sheets() {
  return (
    <svg className={classes.drawing} viewBox="0 0 72 56" aria-hidden="true">
      <g fill="var(--hearth-surface)" stroke="var(--hearth-strong)" strokeWidth="1.25">
        <rect x="6.6" y="10.6" width="38" height="42" rx="3" transform="rotate(-5 25 31)" />
        <rect x="22.6" y="5.6" width="42" height="46" rx="3" />
      </g>
      <path
        d="M22.6 16.6h42M22.6 25.6h42M22.6 34.6h42M22.6 43.6h42M37 5.6v46M51 5.6v46"
        stroke="var(--hearth-border)"
        strokeWidth="1.25"
      />
      <rect x="37.6" y="17.2" width="13" height="8" fill="var(--hearth-ember)" opacity=".85" />
    </svg>
  );
}
