import { Icon } from '@renderer/app/icons/Icon';
import { useEffect, useRef } from 'react';
import classes from './basics.module.css';

interface TickBoxProps {
  isChecked: boolean;
  /** Some, not all. */
  isMixed?: boolean;
  label: string;
  /** `withShift`: the click meant a range. */
  onToggle: (withShift: boolean) => void;
  tabIndex?: number;
}

/** A tick box of 16 in a target of 32; its words stand elsewhere. */
export function TickBox({ isChecked, isMixed = false, label, onToggle, tabIndex }: TickBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label className={classes.tickTarget} onClick={(event) => event.stopPropagation()}>
      <span className={classes.tickBox}>
        <input
          ref={input}
          type="checkbox"
          className={classes.tick}
          checked={isChecked}
          aria-label={label}
          tabIndex={tabIndex}
          onChange={(event) => onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
        {isMixed ? <span /> : isChecked && <Icon name="check" size={12} />}
      </span>
    </label>
  );
}
