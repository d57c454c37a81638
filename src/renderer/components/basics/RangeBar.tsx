import classes from './RangeBar.module.css';

interface RangeBarProps {
  /** What is there, of the whole; beyond the whole the bar is full. */
  share: number;
  /** Where it should be by now: the dark tick; null where nothing can be said. */
  expected: number | null;
  isLate: boolean;
}

/** A range bar (pictures/tokens.md): what is used or reached, and the tick beside which it is read. Words stand beside it. */
export function RangeBar({ share, expected, isLate }: RangeBarProps) {
  return (
    <span className={classes.bar} aria-hidden="true">
      <i data-late={isLate || undefined} style={{ width: `${Math.min(1, share) * 100}%` }} />
      {expected !== null && expected > 0 && expected < 1 && <u style={{ left: `${expected * 100}%` }} />}
    </span>
  );
}
