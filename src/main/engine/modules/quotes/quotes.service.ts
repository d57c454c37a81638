import { Fault } from '@shared/contract/faults';
import { taxesOf } from '@shared/lib/document-total';
import type { Quote } from '@shared/modules/quotes/quote';
import type { quotesContract } from '@shared/modules/quotes/quotes.contract';
import type { CommandContext, QueryContext } from '../../context';
import { readLines, shownLines } from '../../documents/document-lines';
import { withWholeCurrent } from '../../documents/whole-current';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { isVisible, readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { sumByDay } from '../../records/sum-by-day';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { limitOf, readLimits, writeLimits } from './discount-limits';
import { quoteKind } from './quote.kind';
import {
  answerQuote,
  approversOf,
  decideQuote,
  reviseQuote,
  sendQuote,
  submitQuote,
  withdrawQuote,
} from './quote-steps';
import { readRevisions } from './revisions';

export const quotesHandlers: Handlers<typeof quotesContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, quoteKind, input);
    return { ...page, items: page.items.map((item) => asQuote({ ...item, lines: [], taxes: null, ownLimit: null })) };
  },
  read: async (context, { id }) => whole(context, await readRecord(context, quoteKind, id)),
  create: async (context, input) => whole(context, await createRecord(context, quoteKind, input)),
  patch: (context, input) => done(context, patchRecord(context, quoteKind, input)),
  delete: (context, input) => deleteRecord(context, quoteKind, input),
  restore: async (context, { id }) => whole(context, await restoreRecord(context, quoteKind, id)),
  timeline: (context, input) => readTimeline(context, quoteKind, input),
  sums: (context, input) => sumByDay(context, quoteKind, input, { columns: { total: 'c.total' }, day: 'c.quote_date' }),
  timelineCounts: (context, { id }) => countTimeline(context, quoteKind, id),
  submit: (context, input) => done(context, submitQuote(context, input)),
  decide: async (context, input) => {
    await done(context, decideQuote(context, input));
    return whole(context, await readRecord(context, quoteKind, input.id));
  },
  withdraw: (context, input) => done(context, withdrawQuote(context, input)),
  send: (context, input) => done(context, sendQuote(context, input)),
  answer: (context, input) => done(context, answerQuote(context, input)),
  revise: (context, input) => done(context, reviseQuote(context, input)),
  revisions: async (context, { id }) => {
    if (!(await isVisible(context, quoteKind, id))) throw new Fault('not_found');
    return { items: await readRevisions(context, id) };
  },
  approvers: async (context, { id }) => ({ items: await approversOf(context, id) }),
  limits: async ({ db }) => ({ items: await readLimits(db) }),
  setLimits: async (context, { items }) => ({ items: await writeLimits(context, items) }),
};

/** What a deed on a quote answers, and what its refusal shows of somebody else’s version. */
async function done(context: CommandContext, deed: Promise<Presented>): Promise<Quote> {
  return whole(context, await withWholeCurrent(deed, (current) => whole(context, current)));
}

/** One quote with its lines, as the reader may see them. */
async function whole(context: QueryContext | CommandContext, quote: Presented): Promise<Quote> {
  const { db, caller } = context;
  const lines = await readLines(db, 'quote', quote.id);
  const showsMoney = caller.access.group('money') === 'show';
  return asQuote({
    ...quote,
    lines: shownLines(context, lines),
    taxes: showsMoney ? taxesOf(lines) : null,
    ownLimit: await limitOf(db, caller.user.id),
  });
}

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asQuote(record: Presented): Quote {
  return record as unknown as Quote;
}
