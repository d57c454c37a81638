import { useEffect, useRef, type ReactNode } from 'react';
import type { PaperBlock } from '@shared/modules/printing/table-paper';
import classes from '../Printing.module.css';
import { readPaper } from './read-paper';

interface PaperSourceProps {
  /** Once everything in it is there. */
  isReady: boolean;
  onRead: (blocks: PaperBlock[]) => void;
  children: ReactNode;
}

/** Tables and facts made by the page's own parts, out of sight, read for paper when they are complete. */
export function PaperSource({ isReady, onRead, children }: PaperSourceProps) {
  const root = useRef<HTMLDivElement>(null);
  const told = useRef(onRead);
  useEffect(() => {
    told.current = onRead;
  });
  useEffect(() => {
    if (isReady && root.current) told.current(readPaper(root.current));
  }, [isReady]);
  return (
    <div ref={root} className={classes.source} inert aria-hidden="true">
      {children}
    </div>
  );
}
