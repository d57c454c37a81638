import { NumberInput } from '@mantine/core';
import { highestScore } from '@shared/modules/lead-scoring/lead-scoring';
import classes from './LeadScoring.module.css';

interface PointsInputProps {
  value: number;
  canEdit: boolean;
  label: string;
  onChange: (points: number) => void;
}

/** Points with their sign: +15, −20. Nothing typed counts as none, which cannot be saved. */
export function PointsInput({ value, canEdit, label, onChange }: PointsInputProps) {
  return (
    <NumberInput
      className={classes.points}
      aria-label={label}
      readOnly={!canEdit}
      min={-highestScore}
      max={highestScore}
      clampBehavior="strict"
      allowDecimal={false}
      prefix={value > 0 ? '+' : ''}
      error={value === 0}
      value={value === 0 ? '' : value}
      onChange={(points) => onChange(typeof points === 'number' ? points : 0)}
    />
  );
}
