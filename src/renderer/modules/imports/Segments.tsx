import classes from './Imports.module.css';

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  items: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A few choices side by side, one of them on. */
export function Segments<Value extends string>({ label, value, items, onChange }: SegmentsProps<Value>) {
  return (
    <span className={classes.segments} role="group" aria-label={label}>
      {items.map((item) => (
        <button key={item.value} type="button" aria-pressed={item.value === value} onClick={() => onChange(item.value)}>
          {item.label}
        </button>
      ))}
    </span>
  );
}
