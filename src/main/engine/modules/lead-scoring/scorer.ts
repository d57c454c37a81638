import { Fault } from '@shared/contract/faults';
import type { Filter } from '@shared/contract/list';
import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import type { CalendarDate } from '@shared/lib/dates';
import type { ScoreReason, Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { highestScore } from '@shared/modules/lead-scoring/lead-scoring';
import { systemAccess } from '../../access/caller';
import type { Access } from '../../access/caller';
import type { Sql } from '../../access/scope';
import type { Services } from '../../context';
import type { Reader, SqlValue } from '../../database/reader';
import { findOrganization } from '../../organization/organization';
import { compileFilter } from '../../records/filter';
import { periodsOf } from '../../records/period';
import type { Happening } from './reckon';
import { mostHalvings, reckonBehaviour } from './reckon';
import type { Ask } from './happenings';
import { happeningsOf } from './happenings';

/** A lead's score, what it is made of, and when time changes it next (null where it never does). */
export interface Scored {
  readonly score: number;
  readonly sum: number;
  readonly reasons: readonly ScoreReason[];
  readonly dueAt: number | null;
}

/** The firm's rules, ready to score by. */
export interface Scorer {
  readonly score: (ask: Ask, leadIds: readonly string[]) => Promise<ReadonlyMap<string, Scored>>;
  /** Places of rules that mean nothing any more: their field went. */
  readonly broken: readonly number[];
}

/** Fields that scoring itself, or what follows from it, writes: a condition over them would chase itself. */
const followingFields: readonly string[] = [
  'score',
  'handOffState',
  'handedById',
  'handedToId',
  'handedToDepartmentId',
  'handOffDueAt',
];

/** Prepares rules as of a moment. `db` answers the firm's time zone; conditions are looked at with the engine's rights. */
export async function scorerOf(services: Services, db: Reader, now: number, scoring: Scoring): Promise<Scorer> {
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC';
  const today = dateAt(now, timeZone);
  const conditions: (Sql | undefined)[] = [];
  for (const rule of scoring.rules)
    conditions.push(rule.kind === 'fit' ? await tryCondition(services, db, now, systemAccess, rule.filter) : undefined);
  const changesDaily = scoring.rules.some((rule) => rule.kind === 'fit' && isOverTime(rule.filter));
  const { halfLifeDays } = scoring;
  const since = halfLifeDays === null ? null : startOfDate(addDays(today, -halfLifeDays * mostHalvings), timeZone);
  const usesBehaviour = scoring.rules.some(({ kind }) => kind === 'behaviour');
  const tomorrow = addDays(today, 1);
  return {
    broken: scoring.rules.flatMap((rule, index) => (rule.kind === 'fit' && !conditions[index] ? [index] : [])),
    score: async (ask, leadIds) => {
      const fulfilled = await fulfil(ask, conditions, leadIds);
      const happenings = usesBehaviour ? await happeningsOf(ask, leadIds, since, timeZone) : new Map();
      return new Map(
        leadIds.map((id) => {
          const own = (happenings.get(id) ?? []) as readonly Happening[];
          const scored = add(scoring, fulfilled.get(id) ?? new Set(), own, today);
          const changesOn = earliest([...scored.changes, ...(changesDaily ? [tomorrow] : [])]);
          const dueAt = changesOn === undefined ? null : startOfDate(changesOn, timeZone);
          const { sum, reasons } = scored;
          return [id, { score: Math.max(0, Math.min(highestScore, sum)), sum, reasons, dueAt }];
        }),
      );
    },
  };
}

/** Refuses what is no condition over a lead, or over a field the caller does not see. */
export async function compileCondition(
  services: Services,
  db: Reader,
  now: number,
  access: Access,
  filter: Filter,
): Promise<Sql> {
  const kind = services.kinds.find('lead');
  if (!kind) throw new Error('no kind lead');
  const field = fieldsOf(filter).find((key) => followingFields.includes(key));
  if (field !== undefined) throw new Fault('invalid_input', { reason: 'badFilter', field, op: 'eq' });
  const periods = await periodsOf(db, now);
  return compileFilter(
    { kind, access, registry: services.access, customFields: services.customFields, periods },
    filter,
  );
}

/** The same, answering nothing where it is refused. */
export async function tryCondition(...asked: Parameters<typeof compileCondition>): Promise<Sql | undefined> {
  try {
    return await compileCondition(...asked);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function fieldsOf(filter: Filter): string[] {
  if ('field' in filter) return [filter.field];
  return ('and' in filter ? filter.and : filter.or).flatMap(fieldsOf);
}

function isOverTime(filter: Filter): boolean {
  if (!('field' in filter)) return ('and' in filter ? filter.and : filter.or).some(isOverTime);
  const { op, value } = filter;
  const isRelative = (one: unknown) => typeof one === 'object' && one !== null && 'daysAgo' in one;
  return op === 'within' || (Array.isArray(value) ? value.some(isRelative) : isRelative(value));
}

/** Which of the conditions, by their places, each lead fulfils. */
async function fulfil(
  ask: Ask,
  conditions: readonly (Sql | undefined)[],
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const asked = conditions.flatMap((condition, place) => (condition ? [{ ...condition, place }] : []));
  if (asked.length === 0) return new Map();
  const rows = await ask<Record<string, SqlValue>>(
    `SELECT c.id, ${asked.map(({ sql, place }) => `${sql} AS f${place}`).join(', ')}
     FROM json_each(?) w CROSS JOIN lead c ON c.id = w.value`,
    [...asked.flatMap(({ parameters }) => parameters), JSON.stringify(leadIds)],
  );
  return new Map(
    rows.map((row) => [
      String(row['id']),
      new Set(asked.flatMap(({ place }) => (row[`f${place}`] === 1 ? [place] : []))),
    ]),
  );
}

function add(
  { rules, halfLifeDays }: Scoring,
  fulfilled: ReadonlySet<number>,
  happenings: readonly Happening[],
  today: CalendarDate,
) {
  const reasons: ScoreReason[] = [];
  const changes: CalendarDate[] = [];
  for (const [place, rule] of rules.entries()) {
    if (rule.kind === 'fit') {
      const { filter, points } = rule;
      const nothing = { what: null, count: 0, lastAt: null, decayed: 0, overLimit: 0 };
      if (fulfilled.has(place)) reasons.push({ kind: 'fit', filter, points, ...nothing });
      continue;
    }
    const { changesOn, lastAt, ...reckoned } = reckonBehaviour(rule, happenings, today, halfLifeDays);
    if (changesOn !== undefined) changes.push(changesOn);
    if (reckoned.count > 0)
      reasons.push({
        ...{ kind: 'behaviour', filter: null, what: rule.what },
        ...reckoned,
        lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
      });
  }
  return { sum: reasons.reduce((sum, { points }) => sum + points, 0), reasons, changes };
}

function earliest(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.reduce<CalendarDate | undefined>(
    (first, day) => (first === undefined || day < first ? day : first),
    undefined,
  );
}
