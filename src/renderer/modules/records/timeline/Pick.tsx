import { Icon } from '@renderer/app/icons/Icon';
import classes from './Timeline.module.css';

interface PickProps {
  isOn: boolean;
  onClick: () => void;
  children: string;
}

/** One of a few answers side by side: a press chooses it. */
export function Pick({ isOn, onClick, children }: PickProps) {
  return (
    <button type="button" className={classes.pick} aria-pressed={isOn} onClick={onClick}>
      {isOn && <Icon name="check" size={12} />}
      {children}
    </button>
  );
}
