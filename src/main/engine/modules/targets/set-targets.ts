import { Fault } from '@shared/contract/faults';
import type { Target, TargetGiven } from '@shared/modules/targets/target';
import { moneyTargets, targetPeriodOf } from '@shared/modules/targets/target';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { targetReach } from './target-sight';
import { findTarget, subjectColumns, subjectNames } from './target-store';

/** Sets, changes and takes away targets, all or none (PER-02). Each is refused where it is out of reach, stale or makes no sense. */
export async function setTargets(context: CommandContext, items: readonly TargetGiven[]): Promise<Target[]> {
  const { db, caller } = context;
  const inReach = await targetReach(db, caller.access, 'edit');
  const made: { given: TargetGiven; id: string; version: number; value: number }[] = [];
  for (const given of items) {
    await refuse(context, given);
    if (!inReach({ kind: given.subjectKind, id: given.subjectId })) throw new Fault('not_allowed');
    const { id, version } = await write(context, given);
    if (given.value !== null) made.push({ given, id, version, value: given.value });
  }
  const nameOf = await subjectNames(context);
  return made.map(({ given, ...rest }) => ({
    ...given,
    ...rest,
    subjectName: nameOf(given.subjectKind, given.subjectId),
    canEdit: true,
  }));
}

async function refuse({ db, caller }: CommandContext, given: TargetGiven): Promise<void> {
  const { subjectKind, subjectId, metric, periodKind, startsOn } = given;
  const invalid = (field: string) => new Fault('invalid_input', { reason: 'badValue', field });
  if (moneyTargets.includes(metric) && caller.access.group('money') !== 'show') throw new Fault('not_allowed');
  if (targetPeriodOf(periodKind, startsOn).from !== startsOn) throw invalid('startsOn');
  if ((subjectId === null) !== (subjectKind === 'firm')) throw invalid('subjectId');
  // What was ordered has products; deals and activities have none.
  if (subjectKind === 'product' && metric !== 'ordersNet') throw invalid('metric');
  const subject = subjectColumns[subjectKind];
  if (!subject || subjectId === null) return;
  const row = await db.one(`SELECT id FROM ${subject.table} WHERE id = ?`, [subjectId]);
  if (!row) throw invalid('subjectId');
}

async function write(context: CommandContext, given: TargetGiven): Promise<{ id: string; version: number }> {
  const { db } = context;
  const before = await findTarget(db, given);
  if ((before?.version ?? 0) !== given.version) throw new Fault('stale_version');
  const { value, subjectKind, subjectId, metric, periodKind, startsOn } = given;
  const id = before?.id ?? db.newId();
  if (value === (before?.value ?? null)) return { id, version: given.version };
  const version = given.version + 1;
  const subject = subjectColumns[subjectKind];
  if (value === null) await db.run('DELETE FROM target WHERE id = ?', [id]);
  else if (before) await db.updateRows('target', { value, version, updated_at: db.now }, { id });
  else
    await db.insertRow('target', {
      id,
      subject_kind: subjectKind,
      subject_id: subjectId,
      ...(subject && { [subject.column]: subjectId }),
      metric,
      period_kind: periodKind,
      starts_on: startsOn,
      value,
      version,
      created_at: db.now,
      updated_at: db.now,
    });
  await auditChange(context, {
    kind: 'target',
    recordId: id,
    changes: { value: [before?.value ?? null, value], metric: [null, metric], startsOn: [null, startsOn] },
    reason: null,
  });
  db.announce('target', id);
  return { id, version };
}
