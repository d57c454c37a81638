import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import { subjectsOf } from '../../records/subject-links';
import { patchRecord } from '../../records/write';
import type { Written } from '../../records/write';
import { handOffByScore } from '../hand-offs';
import { chooseOwner, hasThresholdBetween } from '../lead-assignment';
import { addNoticeOfBatch } from '../notices';
import type { Rescored } from './rescore';
import { rescoreLeads } from './rescore';

/** A lead was written: its score stands in its row already. One that comes back from the bin is scored anew. */
export async function followLead(context: CommandContext, { what, record, before }: Written): Promise<void> {
  if (what === 'restored') await rescoreLeads(context.services, context.db, [record.id]);
  if (what !== 'created' && what !== 'changed') return;
  await followScore(context, record.id, { before: Number(before?.['score'] ?? 0), after: Number(record['score']) });
}

/** An activity was written: the leads it is, or was, about are scored anew in the same command. */
export async function followActivity(context: CommandContext, { record, before }: Written): Promise<void> {
  const subjects = [...subjectsOf(record), ...subjectsOf(before)].filter(({ kind }) => kind === 'lead');
  const ids = [...new Set(subjects.map(({ id }) => id))];
  if (ids.length === 0) return;
  const rescored = await rescoreLeads(context.services, context.db, ids);
  for (const [id, change] of rescored) await followScore(context, id, change);
}

/**
 * What a risen score sets going (SCO-03, SCO-04): an open lead that reached the firm's threshold is handed off to sales; else
 * one without an owner that reached what a rule asks for is given by the rules. What happened elsewhere, or is being taken back, sets nothing going; nor does time, or a change of rules.
 */
async function followScore(context: CommandContext, leadId: string, { before, after }: Rescored): Promise<void> {
  const { db, services } = context;
  if (after <= before || context.isOfThePast || context.operation === 'imports.undo') return;
  const kind = services.kinds.find('lead');
  const lead = kind && (await readStored(db, kind, leadId));
  if (!kind || lead?.deletedAt !== null || !openLeadStatuses.some((status) => status === lead['status'])) return;
  if (await handOffByScore(context, kind, lead, { before, after })) return;
  // A new one was given by the rules while it was written, if anybody was found.
  if (lead.version === 1 && before === 0 && context.operation === 'leads.create') return;
  if (lead['ownerId'] !== null || lead['handOffState'] === 'waiting' || !(await hasThresholdBetween(db, before, after)))
    return;
  const chosen = await chooseOwner(context, leadId, lead);
  if (!chosen) return;
  const departmentId = lead['departmentId'] ?? chosen.departmentId;
  await patchRecord(asSystem(context), kind, {
    id: leadId,
    version: lead.version,
    ownerId: chosen.userId,
    departmentId,
  });
  await addNoticeOfBatch(context, { what: 'assigned', userId: chosen.userId, kind: 'lead', recordId: leadId });
}
