import type { Payment } from '@shared/modules/payments/payment';
import type { Format } from '@renderer/app/format';
import type { AnyRecord } from '../records/record-module';

/** The amount of a payment; what went back stands below zero. Empty where the role hides money. */
export function signedAmount(
  { amount, currency, direction }: AnyRecord | Payment,
  format: Pick<Format, 'money'>,
): string {
  if (typeof amount !== 'number') return '';
  return format.money(direction === 'out' ? -amount : amount, typeof currency === 'string' ? currency : undefined);
}
