import type { CommandContext } from '../../context';
import { tellNeighbours } from '../../documents/tell-neighbours';
import type { StoredRecord } from '../../records/record-kind';
import type { Written } from '../../records/write';

const kindOfStatus: Readonly<Record<string, string>> = { confirmed: 'orderConfirmed', cancelled: 'orderCancelled' };

/** That an order was made, confirmed or cancelled, and what happened with its goods, stands on its neighbours' timelines. */
export async function tellOrder(context: CommandContext, { what, record, before }: Written): Promise<void> {
  const isStep = what === 'changed' && record['status'] !== before?.['status'];
  const kind = what === 'created' ? 'orderCreated' : isStep ? kindOfStatus[String(record['status'])] : undefined;
  if (kind !== undefined) await tellGoods(context, record, kind, what !== 'created');
}

export async function tellGoods(
  context: CommandContext,
  record: StoredRecord,
  kind: string,
  isOwn = true,
): Promise<void> {
  await tellNeighbours(context, {
    kind,
    resource: 'order',
    record,
    neighbours: ['customer', 'contact', 'opportunity'],
    summary: { name: record['name'], number: record['number'] },
    isOwn,
  });
}
