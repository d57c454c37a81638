import { Fault } from '@shared/contract/faults';
import type { Target, TargetGiven } from '@shared/modules/targets/target';
import { moneyTargets, targetPeriodOf } from '@shared/modules/targets/target';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { targetReach } from './target-sight';
import { findTarget, subjectColumns } from './target-store';

/** Sets, changes and takes away targets, all or none (PER-02). Each is refused where it is out of reach, stale or makes no sense. */
export async function setTargets(context: CommandContext, items: readonly TargetGiven[]): Promise<Target[]> {
  const { db, caller } = context;
  const inReach = await targetReach(db, caller.access, 'edit');
  const made: Target[] = [];
  for (const given of items) {
    await refuse(context, given);
    if (!inReach({ kind: given.subjectKind, id: given.subjectId })) throw new Fault('not_allowed');
    const target = await write(context, given);
    if (target) made.push(target);
  }
  return made;
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

async function write(context: CommandContext, given: TargetGiven): Promise<Target | null> {
  const { db } = context;
  const before = await findTarget(db, given);
  if ((before?.version ?? 0) !== given.version) throw new Fault('stale_version');
  const { value, subjectKind, subjectId, metric, periodKind, startsOn } = given;
  if (value === (before?.value ?? null))
    return before ? asTarget(before.id, given, before.value, before.version) : null;
  const id = before?.id ?? db.newId();
  if (value === null) await db.run('DELETE FROM target WHERE id = ?', [id]);
  else if (before) await db.updateRows('target', { value, version: before.version + 1, updated_at: db.now }, { id });
  else
    await db.insertRow('target', {
      id,
      subject_kind: subjectKind,
      subject_id: subjectId,
      ...(subjectColumns[subjectKind] && { [subjectColumns[subjectKind].column]: subjectId }),
      metric,
      period_kind: periodKind,
      starts_on: startsOn,
      value,
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
  return value === null ? null : asTarget(id, given, value, (before?.version ?? 0) + 1);
}

function asTarget(id: string, given: TargetGiven, value: number, version: number): Target {
  const { subjectKind, subjectId, metric, periodKind, startsOn } = given;
  return { id, subjectKind, subjectId, metric, periodKind, startsOn, value, version, canEdit: true };
}
