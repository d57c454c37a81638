import { Fault } from '@shared/contract/faults';
import type { CalendarFeed, calendarFeedsContract } from '@shared/modules/calendar-feeds/calendar-feeds.contract';
import { mostFeeds } from '@shared/modules/calendar-feeds/calendar-feeds.contract';
import type { AddressLimit } from '../../access/address-limit';
import { hashToken, newToken } from '../../access/registry';
import { auditChange } from '../../audit/audit';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { makeFeed } from './make-feed';

interface FeedRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly scope: CalendarFeed['scope'];
  readonly created_at: number;
  readonly last_read_at: number | null;
}

const columns = 'id, user_id, name, scope, created_at, last_read_at';
/** `last read` is as fine as this, in milliseconds: programs ask every few minutes. */
const readsApart = 3_600_000;

/** What the operations do; the limit counts how often an address asks for calendars. */
export function calendarFeedsHandlers(limit: AddressLimit): Handlers<typeof calendarFeedsContract> {
  return {
    list: async ({ db, caller }) => {
      const rows = await db.all<FeedRow>(
        `SELECT ${columns} FROM calendar_feed WHERE user_id = ? ORDER BY created_at, id`,
        [caller.user.id],
      );
      return { items: rows.map(feedOf) };
    },
    create: async (context, { name, scope }) => {
      const { db, caller } = context;
      const known = await db.all('SELECT id FROM calendar_feed WHERE user_id = ?', [caller.user.id]);
      if (known.length >= mostFeeds) throw new Fault('too_large', { reason: 'tooManyFeeds', max: mostFeeds });
      const feedToken = newToken();
      const row: FeedRow = {
        id: db.newId(),
        user_id: caller.user.id,
        name,
        scope,
        created_at: db.now,
        last_read_at: null,
      };
      await db.insertRow('calendar_feed', { ...row, token_hash: hashToken(feedToken) });
      const changes = { name: [null, name] as const, scope: [null, scope] as const };
      await auditChange(context, { kind: 'calendarFeed', recordId: row.id, changes });
      return { ...feedOf(row), feedToken };
    },
    delete: async (context, { id }) => {
      const { db, caller } = context;
      const row = await db.one<FeedRow>(`SELECT ${columns} FROM calendar_feed WHERE id = ? AND user_id = ?`, [
        id,
        caller.user.id,
      ]);
      if (!row) throw new Fault('not_found');
      await db.deleteRows('calendar_feed', { id });
      const changes = { name: [row.name, null] as const };
      await auditChange(context, { kind: 'calendarFeed', recordId: id, changes });
      return { id };
    },
    open: async (context, { token }) => {
      const { db, services, now, address } = context;
      limit.take(address, now);
      const row = await db.one<FeedRow>(`SELECT ${columns} FROM calendar_feed WHERE token_hash = ?`, [
        hashToken(token),
      ]);
      // Whoever left or must choose a password first is nobody to other programs, and sees what he or she sees today.
      const owner = row && (await services.access.callerOfUser(row.user_id));
      if (!row || !owner || owner.mustChangePassword) throw new Fault('not_found', { reason: 'feedUnknown' });
      const calendar = await makeFeed({ ...context, caller: { ...owner, sessionId: null } }, row.scope);
      await noteRead(context, row);
      return { calendar };
    },
  };
}

async function noteRead({ services, now }: QueryContext, { id, last_read_at }: FeedRow): Promise<void> {
  if (last_read_at !== null && now - last_read_at < readsApart) return;
  await services.writer.command((db) => db.updateRows('calendar_feed', { last_read_at: now }, { id }));
}

function feedOf({ id, name, scope, created_at, last_read_at }: FeedRow): CalendarFeed {
  const text = (moment: number) => new Date(moment).toISOString();
  return {
    id,
    name,
    scope,
    createdAt: text(created_at),
    lastReadAt: last_read_at === null ? null : text(last_read_at),
  };
}
