import { Fault } from '@shared/contract/faults';
import { tellsPricesWithTax } from '@shared/lib/tax-rates';
import type { CommandContext } from '../../context';
import { countryOf } from '../../organization/country';
import { readOrganization } from '../../organization/organization';
import type { StoredRecord } from '../../records/record-kind';

/**
 * The rules of a product about to be written (QUO-02): it is goods and offered unless said otherwise, only a subscription
 * comes back every so often, a price has a currency and is with or without tax, and nobody else has its code.
 */
export async function settleProduct(
  context: CommandContext,
  record: StoredRecord,
): Promise<Readonly<Record<string, unknown>>> {
  const { db } = context;
  await refuseTakenCode(context, record);
  const kind = record['kind'] ?? 'goods';
  if (kind === 'subscription' && record['billingInterval'] === null)
    throw new Fault('invalid_input', { reason: 'needsInterval', field: 'billingInterval' });
  const hasPrice = record['listPrice'] !== null;
  const needsCurrency = hasPrice || record['cost'] !== null;
  return {
    kind,
    status: record['status'] ?? 'active',
    billingInterval: kind === 'subscription' ? record['billingInterval'] : null,
    currency: record['currency'] ?? (needsCurrency ? (await readOrganization(db)).currency : null),
    priceIncludesTax: record['priceIncludesTax'] ?? (hasPrice ? tellsPricesWithTax(await countryOf(db)) : null),
  };
}

/** A code as it is compared: `ns-75v` is `NS‑75V `. */
export function codeKey(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined;
  return code.normalize('NFKC').replace(/\s+/g, '').toUpperCase() || undefined;
}

/** Products in the bin keep theirs, so that they can come back. */
async function refuseTakenCode({ db }: CommandContext, record: StoredRecord): Promise<void> {
  const key = codeKey(record['code']);
  if (key === undefined) return;
  const other = await db.one<{ name: string; deleted_at: number | null }>(
    'SELECT name, deleted_at FROM product WHERE code_key = ? AND id <> ?',
    [key, record.id],
  );
  if (!other) return;
  throw new Fault('duplicate', {
    reason: other.deleted_at === null ? 'codeTaken' : 'codeInBin',
    field: 'code',
    name: other.name,
  });
}
