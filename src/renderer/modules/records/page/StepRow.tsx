import { useEffect, useRef, type ReactNode } from 'react';
import classes from './StepRow.module.css';

export interface Step {
  readonly key: string;
  readonly content: ReactNode;
  readonly isHere: boolean;
  readonly isPassed?: boolean;
  /** Standing here is bad news. */
  readonly isBad?: boolean;
  /** What it means, told on pointing. */
  readonly hint?: string | undefined;
  readonly isDisabled: boolean;
  readonly onSelect: () => void;
}

/** The steps a record goes through, in their order across its page, the present one marked; a click moves it there. */
export function StepRow({ label, steps }: { label: string; steps: readonly Step[] }) {
  const row = useRef<HTMLOListElement>(null);
  const present = steps.find((step) => step.isHere)?.key;
  // Where not all of them fit, the present one is what one came to see.
  useEffect(() => {
    const step = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!row.current || !step) return;
    row.current.scrollLeft = step.offsetLeft - (row.current.clientWidth - step.offsetWidth) / 2;
  }, [present]);
  return (
    <ol ref={row} className={classes.row} aria-label={label}>
      {steps.map(({ key, content, isHere, isPassed, isBad, hint, isDisabled, onSelect }) => (
        <li key={key}>
          <button
            type="button"
            className={classes.step}
            aria-current={isHere ? 'step' : undefined}
            data-passed={isPassed || undefined}
            data-bad={isBad || undefined}
            title={hint}
            disabled={isDisabled}
            onClick={onSelect}
          >
            {content}
          </button>
        </li>
      ))}
    </ol>
  );
}
