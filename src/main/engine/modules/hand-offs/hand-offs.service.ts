import { Fault } from '@shared/contract/faults';
import type { handOffsContract } from '@shared/modules/hand-offs/hand-offs.contract';
import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { strings } from '../../records/companions';
import { readRecord, readVisible } from '../../records/read';
import type { WritableKind } from '../../records/write';
import { beginHandOff } from './begin';
import { endHandOff } from './end';
import type { HandOffRow } from './hand-off-store';
import { asHandOff, findWaiting, loadHandOffs } from './hand-off-store';
import { isReceiver } from './receivers';

export const handOffsHandlers: Handlers<typeof handOffsContract> = {
  list: async (context, { id }) => {
    const lead = await readRecord(context, kindOf(context), id);
    const rows = await loadHandOffs(context.db, id);
    const waiting = rows.find(({ state }) => state === 'waiting');
    const canEdit = strings(lead['can']).includes('edit');
    const isOpen = openLeadStatuses.some((status) => status === lead['status']);
    const can = {
      begin: canEdit && isOpen && !waiting,
      answer: waiting !== undefined && isReceiver(context.caller.access, waiting),
      withdraw: waiting !== undefined && canEdit && !isReceiver(context.caller.access, waiting),
    };
    return {
      items: rows.map(asHandOff),
      can: (['begin', 'answer', 'withdraw'] as const).filter((key) => can[key]),
    };
  },
  create: async (context, { id, version, to, note }) => {
    const kind = kindOf(context);
    const lead = await readVisible(context, kind, id);
    const current = await refuseUnlessEditable(context, kind, id);
    if (lead.version !== version) throw new Fault('stale_version', { current, version: lead.version });
    const fromId = context.caller.user.id;
    return asHandOff(await beginHandOff(context, kind, lead, { to, note, fromId, score: null }));
  },
  accept: async (context, { id }) => {
    const row = await waitingForMe(context, id);
    return asHandOff(await endHandOff(context, kindOf(context), row, { state: 'accepted' }));
  },
  return: async (context, { id, reason, note }) => {
    const row = await waitingForMe(context, id);
    return asHandOff(await endHandOff(context, kindOf(context), row, { state: 'returned', reason, note }));
  },
  withdraw: async (context, { id }) => {
    const kind = kindOf(context);
    await readVisible(context, kind, id);
    await refuseUnlessEditable(context, kind, id);
    const row = await waiting(context, id);
    return asHandOff(await endHandOff(context, kind, row, { state: 'withdrawn' }));
  },
};

/** What waits for the caller; what waits for others is refused, what was answered already says so. */
async function waitingForMe(context: CommandContext, leadId: string): Promise<HandOffRow> {
  await readVisible(context, kindOf(context), leadId);
  const row = await waiting(context, leadId);
  if (!isReceiver(context.caller.access, row)) throw new Fault('not_allowed');
  return row;
}

async function waiting({ db }: CommandContext, leadId: string): Promise<HandOffRow> {
  const row = await findWaiting(db, leadId);
  if (!row) throw new Fault('in_use', { reason: 'handOffOver' });
  return row;
}

async function refuseUnlessEditable(context: CommandContext, kind: WritableKind, id: string) {
  const current = await readRecord(context, kind, id);
  if (!strings(current['can']).includes('edit')) throw new Fault('not_allowed');
  return current;
}

function kindOf({ services }: QueryContext | CommandContext): WritableKind {
  const kind = services.kinds.find('lead');
  if (!kind) throw new Error('no kind lead');
  return kind;
}
