import type { TargetGiven, TargetMetric, TargetPeriod, TargetSubject } from '@shared/modules/targets/target';
import type { Caller } from '../../access/caller';
import type { Reader } from '../../database/reader';
import { readOrganization } from '../../organization/organization';

export interface TargetRow {
  readonly id: string;
  readonly subject_kind: TargetSubject;
  readonly subject_id: string | null;
  readonly metric: TargetMetric;
  readonly period_kind: TargetPeriod;
  readonly starts_on: string;
  readonly value: number;
  readonly version: number;
}

const columns = 'id, subject_kind, subject_id, metric, period_kind, starts_on, value, version';

/** Targets of one length that begin within half-open days. Walks `target_key`. */
export function loadTargets(db: Reader, kind: TargetPeriod, from: string, to: string): Promise<TargetRow[]> {
  return db.all<TargetRow>(
    `SELECT ${columns} FROM target WHERE period_kind = ? AND starts_on >= ? AND starts_on < ? ORDER BY starts_on, metric, subject_kind, id`,
    [kind, from, to],
  );
}

export function findTarget(db: Reader, given: TargetGiven): Promise<TargetRow | undefined> {
  return db.one<TargetRow>(
    `SELECT ${columns} FROM target WHERE period_kind = ? AND starts_on = ? AND metric = ? AND subject_kind = ? AND coalesce(subject_id, '') = ?`,
    [given.periodKind, given.startsOn, given.metric, given.subjectKind, given.subjectId ?? ''],
  );
}

/** The column that ties a target to its subject, so that it goes with it. */
export const subjectColumns: Readonly<
  Record<TargetSubject, { readonly column: string; readonly table: string } | null>
> = {
  firm: null,
  department: { column: 'department_id', table: 'department' },
  person: { column: 'user_id', table: 'app_user' },
  product: { column: 'product_id', table: 'product' },
};

/** What subjects of targets are called; products only for whoever sees products. */
export async function subjectNames({
  db,
  caller,
}: {
  readonly db: Reader;
  readonly caller: Caller;
}): Promise<(kind: TargetSubject, id: string | null) => string> {
  const { name } = await readOrganization(db);
  const seesProducts = caller.access.scope('product', 'view') !== 'none';
  const rows = await db.all<{ id: string; name: string }>(
    `SELECT id, name FROM app_user UNION ALL SELECT id, name FROM department
      UNION ALL SELECT p.id, p.name FROM product p WHERE ${seesProducts ? 'p.id IN (SELECT product_id FROM target)' : '0'}`,
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (kind, id) => (kind === 'firm' || id === null ? name : (names.get(id) ?? ''));
}
