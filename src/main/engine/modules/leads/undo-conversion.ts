import { Fault } from '@shared/contract/faults';
import { conversionKinds } from '@shared/modules/leads/conversion';
import type { CommandContext } from '../../context';
import { referencesTo } from '../../database/references';
import { asSystem } from '../../records/as-system';
import { strings } from '../../records/companions';
import type { Presented } from '../../records/present';
import { readRecord, readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { deleteRecord, patchRecord, stringOrNull } from '../../records/write';
import { takeBackChildren } from './carry';
import { changeableLead, kindOf, tellConversion } from './conversion-common';
import type { CarriedAlong, Made } from './convert';
import { leadKind } from './lead.kind';

/**
 * Takes a conversion back: what it made goes to the bin, what was there loses the lead's activities and files again, and the
 * lead is as it was (4.3). Refused as soon as something new hangs on what was made, or somebody changed it. Needs the right
 * to change the lead and everything that was made.
 */
export async function undoConversion(
  context: CommandContext,
  input: { readonly id: string; readonly version: number },
): Promise<Presented> {
  const { db } = context;
  const lead = await changeableLead(context, input);
  if (lead['status'] !== 'converted') throw new Fault('in_use', { reason: 'leadNotConverted' });
  const row = await db.one<{ status_before: string; made: string; carried: string }>(
    'SELECT status_before, made, carried FROM lead_conversion WHERE lead_id = ?',
    [lead.id],
  );
  if (!row) throw new Fault('in_use', { reason: 'cannotUndo' });
  // Both written by the conversion alone.
  const made = JSON.parse(row.made) as Made[];
  const carried = JSON.parse(row.carried) as CarriedAlong;
  for (const one of made) await refuseChanged(context, one);
  for (const one of made) await refuseInUse(context, one, lead, carried);
  await takeBackChildren(context, carried.children);
  if (carried.contactLinked) await unlinkContact(context, lead);
  await binAll(context, made);
  await patchRecord(asSystem(context), leadKind, {
    id: lead.id,
    version: lead.version,
    status: row.status_before,
    customerId: null,
    contactId: null,
    opportunityId: null,
  });
  await db.deleteRows('lead_conversion', { lead_id: lead.id });
  const targets = conversionKinds.flatMap((kind) => {
    const id = stringOrNull(lead[`${kind}Id`]);
    return id === null ? [] : [{ kind, id }];
  });
  await tellConversion(context, lead, targets, 'leadReopened');
  return readRecord(context, leadKind, lead.id);
}

async function refuseChanged(context: CommandContext, { kind: name, id, version }: Made): Promise<void> {
  const kind = kindOf(context, name);
  const stored = await readStored(context.db, kind, id);
  if (!stored || stored.deletedAt !== null) throw new Fault('in_use', { reason: 'conversionGone' });
  const shown = await readRecord(context, kind, id).catch(() => undefined);
  if (!shown || !strings(shown['can']).includes('edit')) throw new Fault('not_allowed');
  if (stored.version !== version)
    throw new Fault('in_use', { reason: 'conversionChanged', name: stringOrNull(shown['name']) ?? '' });
}

/** Everything that points at a record, but for what the conversion itself put there: the schema is asked, so nothing is forgotten. */
async function refuseInUse(
  { db }: CommandContext,
  { kind, id }: Made,
  lead: StoredRecord,
  { children }: CarriedAlong,
): Promise<void> {
  const own = JSON.stringify([lead.id, ...conversionKinds.flatMap((one) => stringOrNull(lead[`${one}Id`]) ?? [])]);
  const carried = JSON.stringify(children.map((child) => child.id));
  const inList = 'NOT IN (SELECT value FROM json_each(?))';
  const references = await referencesTo(db, kind);
  const checks = references.map(({ source, field }) => ({
    sql: `SELECT 1 FROM ${source} WHERE ${field} = ? AND id ${inList}`,
    parameters: [id, own],
  }));
  for (const child of ['activity', 'file'])
    checks.push({
      sql: `SELECT 1 FROM ${child}_subject s JOIN ${child} c ON c.id = s.${child}_id
            WHERE s.subject_kind = '${kind}' AND s.subject_id = ? AND c.deleted_at IS NULL AND c.id ${inList}`,
      parameters: [id, carried],
    });
  checks.push({ sql: `SELECT 1 FROM comment WHERE record_kind = '${kind}' AND record_id = ?`, parameters: [id] });
  if (kind === 'opportunity')
    checks.push({ sql: 'SELECT 1 FROM opportunity_check WHERE opportunity_id = ?', parameters: [id] });
  else
    checks.push({
      sql: `SELECT 1 FROM customer_contact WHERE ${kind}_id = ? AND ${kind === 'customer' ? 'contact' : 'customer'}_id ${inList}`,
      parameters: [id, own],
    });
  for (const { sql, parameters } of checks)
    if (await db.one(`${sql} LIMIT 1`, parameters)) throw new Fault('in_use', { reason: 'conversionInUse' });
}

async function unlinkContact(context: CommandContext, lead: StoredRecord): Promise<void> {
  const id = String(lead['contactId']);
  const kind = kindOf(context, 'contact');
  const stored = await readStored(context.db, kind, id);
  if (!stored || stored.deletedAt !== null) return;
  const links = (await kind.linked?.read(context.db, id)) ?? [];
  const customers = links.filter((link) => link.id !== lead['customerId']);
  await patchRecord(asSystem(context), kind, { id, version: stored.version, customers });
}

/** The deal first, the customer last; the twin of a person customer goes along with it. */
async function binAll(context: CommandContext, made: readonly Made[]): Promise<void> {
  const system = asSystem(context);
  for (const { kind: name, id } of [...made].reverse()) {
    const twin =
      name === 'contact' &&
      (await context.db.one('SELECT id FROM contact WHERE id = ? AND person_customer_id IS NOT NULL', [id]));
    if (!twin) await deleteRecord(system, kindOf(context, name), { id });
  }
}
