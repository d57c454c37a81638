import { Fault } from '@shared/contract/faults';
import type { ConversionKind } from '@shared/modules/leads/conversion';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { strings } from '../../records/companions';
import { readRecord, readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { stringOrNull } from '../../records/write';
import { addToTimeline } from '../../timeline/timeline';
import { leadKind } from './lead.kind';

interface Target {
  readonly kind: ConversionKind;
  readonly id: string;
}

/** The kind as its module registered it. */
export function kindOf({ services }: Pick<CommandContext, 'services'>, name: ConversionKind): WritableKind {
  const kind = services.kinds.find(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

/** The lead for somebody who may change it, in the version that was read; everything else is refused. */
export async function changeableLead(
  context: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<StoredRecord> {
  const lead = await readVisible(context, leadKind, id);
  const current = await readRecord(context, leadKind, id);
  if (!strings(current['can']).includes('edit')) throw new Fault('not_allowed');
  if (lead.version !== version) throw new Fault('stale_version', { current, version: lead.version });
  return lead;
}

/** Log and timelines of the lead and of everything it became, or had become. */
export async function tellConversion(
  context: CommandContext,
  lead: StoredRecord,
  targets: readonly Target[],
  kind: 'leadConverted' | 'leadReopened',
): Promise<void> {
  const { db, caller } = context;
  const became = targets.map((target) => [`${target.kind}Id`, target.id] as const);
  await auditChange(context, {
    kind: 'lead',
    recordId: lead.id,
    reason: null,
    changes: Object.fromEntries(
      became.map(([key, id]) => [key, kind === 'leadConverted' ? ([null, id] as const) : ([id, null] as const)]),
    ),
  });
  const source = { kind: 'lead', id: lead.id };
  await addToTimeline(db, {
    at: db.now,
    kind,
    source,
    subjects: [source, ...targets],
    summary: { name: lead['name'] },
    actorId: caller.user.id,
    access: {
      resource: 'lead',
      ownerId: stringOrNull(lead['ownerId']),
      departmentId: stringOrNull(lead['departmentId']),
    },
  });
}
