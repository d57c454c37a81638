import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './States.module.css';

/** True once `isLoading` has lasted 300 ms, so a quick answer never flashes a skeleton. */
export function useIsSlow(isLoading: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => setIsSlow(true), 300);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isLoading]);
  return isLoading && isSlow;
}

interface LoadingRowsProps {
  rows?: number;
  /** Real column widths in pixels; 0 takes the rest. */
  widths?: readonly number[];
}

/** Grey bars in the shape of what is coming, standing still; appears after 300 ms. */
export function LoadingRows({ rows = 8, widths = [0] }: LoadingRowsProps) {
  const { t } = useTranslation();
  const isSlow = useIsSlow(true);
  return (
    <div role="status" aria-label={t('common.state.loading')}>
      {isSlow &&
        Array.from({ length: rows }, (_, row) => (
          <div
            key={row}
            className={classes.loadingRow}
            style={{ gridTemplateColumns: widths.map((width) => (width ? `${width}px` : '1fr')).join(' ') }}
          >
            {widths.map((_width, column) => (
              <SkeletonBar key={column} seed={row * 7 + column} />
            ))}
          </div>
        ))}
    </div>
  );
}

/** One grey bar; its length follows from the seed, so it stands still when redrawn. */
export function SkeletonBar({ seed, isEnd = false }: { seed: number; isEnd?: boolean }) {
  return (
    <span className={classes.bar} data-end={isEnd || undefined} style={{ width: `${40 + ((seed * 37) % 45)}%` }} />
  );
}
