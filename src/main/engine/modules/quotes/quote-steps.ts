import type { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import type { answerInput, decideInput, QuoteStatus, submitInput } from '@shared/modules/quotes/quote';
import type { CommandContext, QueryContext } from '../../context';
import { asSystem } from '../../records/as-system';
import type { Presented } from '../../records/present';
import { readRecord, readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { patchRecord, stringOrNull } from '../../records/write';
import { loadUsers } from '../users';
import { isWithin, limitOf } from './discount-limits';
import { followDeal } from './follow-deal';
import { quoteKind } from './quote.kind';
import { closeRevision, keepRevision } from './revisions';

interface Step {
  readonly id: string;
  readonly version: number;
}

/** Asks for approval: from a draft (QUO-04). Those who may give it find it in their list and are told. */
export async function submitQuote(context: CommandContext, input: z.output<typeof submitInput>): Promise<Presented> {
  await quoteIn(context, input, ['draft']);
  await refuseEmpty(context, input.id);
  return write(context, input, { status: 'submitted', decidedById: null, decisionNote: input.note ?? null });
}

/** Lets a price go, or gives the quote back to its maker; for somebody whose own limit reaches so far. */
export async function decideQuote(context: CommandContext, input: z.output<typeof decideInput>): Promise<Presented> {
  const { caller, db } = context;
  const quote = await quoteIn(context, input, ['submitted']);
  if (!isWithin(await limitOf(db, caller.user.id), quote['givenAway']))
    throw new Fault('not_allowed', { reason: 'beyondOwnLimit' });
  if (!(await mayApprove(context, quote))) throw new Fault('not_allowed');
  return write(asSystem(context), input, {
    status: input.isApproved ? 'approved' : 'draft',
    decidedById: caller.user.id,
    decisionNote: input.note ?? null,
  });
}

/** Back to a draft, while nothing went out. */
export async function withdrawQuote(context: CommandContext, input: Step): Promise<Presented> {
  await quoteIn(context, input, ['submitted', 'approved']);
  return write(context, input, { status: 'draft', decidedById: null, decisionNote: null });
}

/** Fixes the present version as what went out; the deal's amount follows it. Beyond the sender's limit it must be approved. */
export async function sendQuote(context: CommandContext, input: Step): Promise<Presented> {
  const { db, caller } = context;
  const quote = await quoteIn(context, input, ['draft', 'approved']);
  await refuseEmpty(context, input.id);
  if (quote['status'] === 'draft' && !isWithin(await limitOf(db, caller.user.id), quote['givenAway']))
    throw new Fault('not_allowed', { reason: 'needsApproval' });
  const now = new Date(db.now).toISOString();
  const sent = await write(context, input, {
    status: 'sent',
    sentAt: now,
    firstSentAt: quote['firstSentAt'] ?? now,
    answeredAt: null,
    rejectReason: null,
    rejectNote: null,
  });
  await keepRevision(context, quote, now);
  await followDeal(context, quote);
  return sent;
}

/** What the customer said. */
export async function answerQuote(context: CommandContext, input: z.output<typeof answerInput>): Promise<Presented> {
  const quote = await quoteIn(context, input, ['sent']);
  await closeRevision(context, quote, input.isAccepted ? 'accepted' : 'rejected');
  return write(context, input, {
    status: input.isAccepted ? 'accepted' : 'rejected',
    answeredAt: new Date(context.db.now).toISOString(),
    rejectReason: input.isAccepted ? null : input.rejectReason,
    rejectNote: input.note ?? null,
  });
}

/** The quote as it is taken over by an order: it must have gone out, and counts as accepted from now on. */
export async function acceptForOrder(context: CommandContext, id: string): Promise<StoredRecord> {
  const quote = await readVisible(context, quoteKind, id);
  await quoteIn(context, quote, ['sent', 'accepted']);
  if (quote['status'] === 'accepted') return quote;
  await closeRevision(context, quote, 'accepted');
  await write(asSystem(context), quote, { status: 'accepted', answeredAt: new Date(context.db.now).toISOString() });
  return quote;
}

/** The next version, a draft with the same lines. What was accepted and ordered stays as it is. */
export async function reviseQuote(context: CommandContext, input: Step): Promise<Presented> {
  const quote = await quoteIn(context, input, ['sent', 'rejected', 'accepted']);
  const order = await context.db.one('SELECT id FROM sales_order WHERE quote_id = ? AND deleted_at IS NULL', [
    quote.id,
  ]);
  if (order) throw new Fault('in_use', { reason: 'quoteOrdered' });
  if (quote['status'] === 'sent') await closeRevision(context, quote, 'replaced');
  return write(context, input, {
    status: 'draft',
    revision: Number(quote['revision']) + 1,
    decidedById: null,
    decisionNote: null,
    sentAt: null,
    answeredAt: null,
    rejectReason: null,
    rejectNote: null,
  });
}

/** People who may approve the quote as it stands: they may change it, and their own limit reaches so far. */
export async function approversOf(context: QueryContext, id: string): Promise<{ id: string; name: string }[]> {
  const quote = await readVisible(context, quoteKind, id);
  const found: { id: string; name: string }[] = [];
  for (const user of await loadUsers(context.db)) {
    if (!isWithin(await limitOf(context.db, user.id), quote['givenAway'])) continue;
    const known = await context.services.access.callerOfUser(user.id);
    if (known && (await mayApprove({ ...context, caller: { ...known, sessionId: null } }, quote)))
      found.push({ id: user.id, name: user.name });
  }
  return found;
}

/** Whoever may change the quote, other than as its maker. */
async function mayApprove(context: QueryContext | CommandContext, quote: StoredRecord): Promise<boolean> {
  if (context.caller.access.scope('quote', 'edit') === 'own') return false;
  const shown = await readRecord(context, quoteKind, quote.id).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'not_found') return undefined;
    throw error;
  });
  return (shown?.['can'] as readonly string[] | undefined)?.includes('edit') === true;
}

async function quoteIn(context: CommandContext, { id, version }: Step, statuses: readonly QuoteStatus[]) {
  const quote = await readVisible(context, quoteKind, id);
  if (quote.version !== version)
    throw new Fault('stale_version', { current: await readRecord(context, quoteKind, id), version: quote.version });
  if (!statuses.some((status) => status === quote['status']))
    throw new Fault('in_use', { reason: 'quoteStep', status: stringOrNull(quote['status']) });
  return quote;
}

async function refuseEmpty({ db }: CommandContext, id: string): Promise<void> {
  const line = await db.one('SELECT 1 AS found FROM quote_line WHERE quote_id = ? LIMIT 1', [id]);
  if (!line) throw new Fault('invalid_input', { reason: 'noLines', field: 'lines' });
}

function write(context: CommandContext, { id, version }: Step, values: Readonly<Record<string, unknown>>) {
  return patchRecord(context, quoteKind, { ...values, id, version });
}
