import { Autocomplete } from '@mantine/core';
import type { Option } from './field-types';
import classes from './Form.module.css';

interface LabelInputProps {
  id?: string;
  /** The usual labels; any other word can be typed. */
  labels: readonly Option[];
  value: string;
  /** Accessible name. */
  name: string;
  onChange: (label: string) => void;
}

/** What an entry is for: one of the usual words, kept by its key, or the firm's own. */
export function LabelInput({ id, labels, value, name, onChange }: LabelInputProps) {
  return (
    <Autocomplete
      id={id}
      className={classes.listLabel}
      data={labels.map(({ label }) => label)}
      filter={({ options }) => options}
      value={labels.find((option) => option.value === value)?.label ?? value}
      aria-label={name}
      onChange={(text) => onChange(labels.find(({ label }) => label === text)?.value ?? text)}
    />
  );
}
