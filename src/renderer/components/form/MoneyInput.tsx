import { currencyDigits } from '@shared/lib/money';
import { NumberInput, type NumberInputProps } from '@mantine/core';

interface MoneyInputProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  currency: string;
  /** Whole minor units. */
  value: number | null;
  onChange: (minor: number | null) => void;
}

/** A sum typed in the main unit, kept in minor units. */
export function MoneyInput({ currency, value, onChange, ...rest }: MoneyInputProps) {
  const digits = currencyDigits(currency);
  const symbol = symbolOf(currency);
  return (
    <NumberInput
      {...rest}
      value={value === null ? '' : value / 10 ** digits}
      decimalScale={digits}
      thousandSeparator=","
      leftSection={symbol}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 10 ** digits) : null)}
    />
  );
}

function symbolOf(currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
}
