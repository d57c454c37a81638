import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface PageHeadProps {
  title: string;
  /** Quieter facts beside the title, such as the date. */
  detail?: ReactNode;
  /** Buttons at the right, the solid one last. */
  actions?: ReactNode;
}

/** Head of a page, 56 high: its name and what one can do. */
export function PageHead({ title, detail, actions }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <h1>{title}</h1>
      {detail && <span className={classes.detail}>{detail}</span>}
      <span className={classes.space} />
      {actions}
    </div>
  );
}

/** A finding in one sentence, on top of a page that judges (16 / 24). */
export function PageSentence({ children }: { children: ReactNode }) {
  return <div className={classes.sentence}>{children}</div>;
}

interface FootBarProps {
  /** What changed, in a few words; shown in 600. */
  title: string;
  /** For whom, or what follows. */
  detail?: ReactNode;
  /** Back and save. */
  actions: ReactNode;
}

/** The one bar of a page with unsaved changes: what changed, for whom, back, save. */
export function FootBar({ title, detail, actions }: FootBarProps) {
  return (
    <div className={classes.foot} role="region" aria-label={title}>
      <b>{title}</b>
      {detail && <span className={classes.footDetail}>{detail}</span>}
      <span className={classes.space} />
      {actions}
    </div>
  );
}
