import { addDays, dateAt } from '@shared/lib/dates';
import { systemAccess } from '../../access/caller';
import type { CommandContext, Services } from '../../context';
import type { Unit } from '../../database/unit';
import { findOrganization } from '../../organization/organization';
import { horizonOf } from './activity-series.service';
import type { SeriesRow } from './series-store';
import { daysToWrite, writeOccurrences } from './series-store';

/** So many occurrences are written in one command. */
const atOnce = 30;

/**
 * Writes what came within half a year of today since the last look, series by series. A series whose owner left, or whose
 * subject is gone, ends where it was written to.
 */
export async function extendSeries(services: Services): Promise<void> {
  const organization = await findOrganization(services.reader);
  if (!organization) return;
  const today = dateAt(services.host.clock(), organization.timeZone);
  const horizon = horizonOf(today, today);
  for (;;) {
    const row = await services.reader.one<SeriesRow & { hasLeft: number }>(
      `SELECT s.*, u.disabled_at IS NOT NULL AS hasLeft FROM activity_series s LEFT JOIN app_user u ON u.id = s.owner_id
       WHERE s.written_until < ? AND (s.ends_on IS NULL OR s.ends_on > s.written_until) ORDER BY s.written_until, s.id LIMIT 1`,
      [horizon],
    );
    if (!row) return;
    const committed = await services.writer.command((unit) => extendOne(services, unit, row, horizon));
    services.live.publish(committed);
  }
}

async function extendOne(
  services: Services,
  unit: Unit,
  { hasLeft, ...row }: SeriesRow & { readonly hasLeft: number },
  horizon: string,
): Promise<void> {
  const due = daysToWrite(row, horizon);
  const dates = due.slice(0, atOnce);
  const last = due.length > atOnce ? (dates.at(-1) ?? horizon) : horizon;
  const tried =
    hasLeft === 1
      ? { ok: false as const }
      : await unit.attempt(() => writeOccurrences(contextFor(services, unit), row, dates));
  await unit.updateRows(
    'activity_series',
    tried.ok ? { written_until: last } : { ends_on: row.written_until, written_until: addDays(horizon, 1) },
    { id: row.id },
  );
}

function contextFor(services: Services, unit: Unit): CommandContext {
  return {
    services,
    caller: { user: { id: '', name: '', username: '', departmentId: '' }, sessionId: null, access: systemAccess },
    now: unit.now,
    device: 'job',
    isLoopback: true,
    locale: 'en',
    db: unit,
    operation: 'activitySeries.extend',
    batchId: null,
    isFollowing: true,
  };
}
