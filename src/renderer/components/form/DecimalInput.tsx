import { mostPlaces } from '@shared/lib/decimal-text';
import { NumberInput, type NumberInputProps } from '@mantine/core';

interface DecimalInputProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'onValueChange'> {
  /** Plain decimal text, empty for nothing. */
  value: string;
  onChange: (text: string) => void;
}

/** A price by unit, a quantity or a percentage: what is typed stays exactly that, never a double. */
export function DecimalInput({ value, onChange, ...rest }: DecimalInputProps) {
  return (
    <NumberInput
      {...rest}
      value={value}
      decimalScale={mostPlaces}
      allowNegative={false}
      thousandSeparator=","
      hideControls
      onValueChange={(next) => onChange(next.value)}
    />
  );
}
