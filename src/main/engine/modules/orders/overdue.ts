import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import type { CommandContext, Services } from '../../context';
import { readOrganization } from '../../organization/organization';
import { stringOrNull } from '../../records/tell';
import type { Written } from '../../records/write';
import { forgetNotices } from '../notices';
import { readInstalments } from './order-facts';

interface LateRow {
  readonly id: string;
  readonly owner_id: string;
  readonly settled: number;
}

/** Parts that were late for longer when they came to be known are no news. */
const longest = 30;
const mostAtOnce = 200;

/**
 * Tells the owner of an order of each part that was due yesterday or in the days before and is not paid yet, once
 * (QUO-05). Runs every hour; without anything late it only reads, by sales_order_due_on.
 */
export async function noteOverdue(services: Services): Promise<void> {
  const { reader, host, writer, live } = services;
  const { timeZone } = await readOrganization(reader);
  const today = dateAt(host.clock(), timeZone);
  const from = addDays(today, -longest);
  const late = await reader.all<LateRow>(
    `SELECT o.id, o.owner_id, o.paid_amount + o.returned_amount AS settled
     FROM sales_order o
     WHERE o.deleted_at IS NULL AND o.due_on < ? AND o.status = 'confirmed' AND o.owner_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM order_instalment i WHERE i.order_id = o.id AND i.due_on >= ? AND i.due_on < ?)`,
    [today, from, today],
  );
  const news: { readonly order: LateRow; readonly at: number; readonly label: string | null }[] = [];
  for (const order of late) {
    for (const { dueOn, open, label } of await readInstalments(reader, order.id, order.settled)) {
      if (open === 0 || dueOn < from || dueOn >= today) continue;
      // The moment it became late stands for the part: it is told once, whoever has seen it.
      const at = startOfDate(addDays(dueOn, 1), timeZone);
      const known = await reader.one<{ id: string }>(
        `SELECT id FROM notice WHERE record_kind = 'order' AND record_id = ? AND kind = 'overdue' AND at = ?`,
        [order.id, at],
      );
      if (!known && !news.some((one) => one.order.id === order.id && one.at === at)) news.push({ order, at, label });
    }
    if (news.length >= mostAtOnce) break;
  }
  if (news.length === 0) return;
  const committed = await writer.command(async (unit) => {
    for (const { order, at, label } of news) {
      const id = unit.newId();
      await unit.insertRow('notice', {
        id,
        user_id: order.owner_id,
        kind: 'overdue',
        at,
        record_kind: 'order',
        record_id: order.id,
        note: label,
      });
      unit.announce('notice', id);
    }
  });
  live.publish(committed);
}

/** Once nothing of an order is late any more, what told of it goes. */
export async function forgetOverdue(context: CommandContext, { record, before }: Written): Promise<void> {
  if (stringOrNull(before?.['dueOn']) === null || record['dueOn'] === before?.['dueOn']) return;
  const { timeZone } = await readOrganization(context.db);
  const dueOn = stringOrNull(record['dueOn']);
  if (dueOn !== null && dueOn < dateAt(context.db.now, timeZone)) return;
  await forgetNotices(context, 'overdue', { kind: 'order', id: record.id });
}
