import type { Fields } from '@shared/contract/fields';
import type { CommandContext } from '../context';
import type { StoredRecord } from '../records/record-kind';
import { stringOrNull } from '../records/tell';

/** Fields that stand on paper, and are fixed with it: all that people write but the named ones. */
export function paperFieldsOf(fields: Fields, alwaysOpen: readonly string[]): string[] {
  return Object.entries(fields).flatMap(([key, field]) => (field.computed || alwaysOpen.includes(key) ? [] : [key]));
}

/** Whether a save touches what stands on paper. */
export function isPaperChanged(paperFields: readonly string[], record: StoredRecord, before: StoredRecord): boolean {
  const differs = (key: string) => JSON.stringify(record[key] ?? null) !== JSON.stringify(before[key] ?? null);
  return differs('custom') || paperFields.some(differs) || linesText(record) !== linesText(before);
}

/** A document of a deal is for the deal's customer, unless somebody says otherwise. */
export async function partiesOfDeal({ db }: CommandContext, record: StoredRecord): Promise<Record<string, unknown>> {
  const dealId = stringOrNull(record['opportunityId']);
  if (dealId === null || record['customerId'] !== null) return {};
  const deal = await db.one<{ customer_id: string | null; contact_id: string | null }>(
    'SELECT customer_id, contact_id FROM opportunity WHERE id = ?',
    [dealId],
  );
  return { customerId: deal?.customer_id ?? null, contactId: record['contactId'] ?? deal?.contact_id ?? null };
}

/** Amounts of lines are worked out anew on every save and say nothing about a change. */
function linesText(record: StoredRecord): string {
  const amounts = ['amount', 'listAmount', 'net', 'tax', 'cost'];
  return JSON.stringify(record['lines'], (key, value: unknown) => (amounts.includes(key) ? undefined : value));
}
