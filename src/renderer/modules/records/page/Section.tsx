import type { DragEventHandler, ReactNode } from 'react';
import classes from './RecordPage.module.css';

interface SectionProps {
  title: string;
  count?: number | string;
  /** At the right of the head: a plus, or sums. */
  after?: ReactNode;
  children: ReactNode;
  isOver?: boolean;
  onDragOver?: DragEventHandler;
  onDragLeave?: DragEventHandler;
  onDrop?: DragEventHandler;
}

/** One kind of related records, under its name and count. */
export function Section({ title, count, after, children, isOver, ...drag }: SectionProps) {
  return (
    <section className={classes.section} data-over={isOver || undefined} {...drag}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {count !== undefined && <span className={classes.sectionCount}>{count}</span>}
        {after && <span className={classes.sectionAfter}>{after}</span>}
      </div>
      {children}
    </section>
  );
}
