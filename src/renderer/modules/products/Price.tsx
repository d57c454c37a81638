import { useFormat } from '@renderer/app/use-format';
import { Missing } from '@renderer/components/basics/Values';

/** A price by unit, every digit of it; nothing is an en dash. */
export function Price({ value, currency }: { value: unknown; currency: string }) {
  const format = useFormat();
  if (typeof value !== 'string' || value === '') return <Missing />;
  return <>{format.price(value, currency || undefined)}</>;
}
