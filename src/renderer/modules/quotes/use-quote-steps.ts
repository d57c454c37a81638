import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenAwayOf } from '@shared/lib/document-total';
import type { QuoteStatus } from '@shared/modules/quotes/quote';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { showToast } from '@renderer/components/feedback/toast-store';
import { recordModules, recordPath } from '../records/record-module';
import { isQuote } from './is-quote';
import type { QuoteDraft } from './use-quote-draft';

export const quoteSteps = [
  'save',
  'submit',
  'approve',
  'giveBack',
  'withdraw',
  'send',
  'accept',
  'reject',
  'revise',
  'order',
] as const;
export type QuoteStep = (typeof quoteSteps)[number];

/** What is said with a step. */
export interface StepWords {
  readonly note: string;
  readonly rejectReason: Parameters<typeof client.quotes.answer>[0] extends infer Answer
    ? Answer extends { isAccepted: false; rejectReason: infer Reason }
      ? Reason | null
      : never
    : never;
}

export interface StepView {
  readonly status: QuoteStatus;
  /** In hundredths of a percent of the list prices; null where it cannot be reckoned. */
  readonly givenAway: number | null;
  /** How far the reader may go; null for as far as one likes. */
  readonly ownLimit: number | null;
  readonly needsApproval: boolean;
  readonly approvers: readonly { readonly id: string; readonly name: string }[];
  /** What one can do next, the right one first. */
  readonly possible: readonly QuoteStep[];
}

/** Where a quote stands and what may come next for the reader (QUO-03, 04). */
export function useStepView(draft: QuoteDraft): StepView {
  const session = useSession();
  const { base, total, isOpen } = draft;
  const quote = base && isQuote(base) ? base : undefined;
  const status = quote?.status ?? 'draft';
  const givenAway = total && givenAwayOf(total);
  const ownLimit = quote?.ownLimit ?? null;
  const needsApproval = ownLimit !== null && givenAway !== null && givenAway > ownLimit;
  const asksApprovers = status === 'submitted' || (status === 'draft' && needsApproval);
  const { data } = useQuery({
    ...api.quotes.approvers.queryOptions({ input: { id: quote?.id ?? '' }, staleTime: 30_000 }),
    enabled: quote !== undefined && asksApprovers,
  });
  const approvers = asksApprovers ? (data?.items ?? []) : [];
  const canEdit = quote?.can.includes('edit') === true;
  const isApprover = approvers.some(({ id }) => id === session.user.id);
  const canOrder = session.hasModule('orders') && session.can('order', 'create');
  const steps: Record<QuoteStatus, readonly (QuoteStep | false)[]> = {
    draft: isOpen ? [quote === undefined ? 'save' : needsApproval ? 'submit' : 'send'] : [],
    submitted: [isApprover && 'approve', isApprover && 'giveBack', canEdit && 'withdraw'],
    approved: [canEdit && 'send', canEdit && 'withdraw'],
    sent: [canEdit && 'accept', canEdit && 'reject', canEdit && 'revise'],
    accepted: [canOrder && 'order', canEdit && 'revise'],
    rejected: [canEdit && 'revise'],
  };
  return {
    status,
    givenAway,
    ownLimit,
    needsApproval,
    approvers,
    possible: steps[status].filter((step) => step !== false),
  };
}

/** Does a step with what stands on the page: it is saved first. Answers a sentence where it was refused. */
export function useDoStep(draft: QuoteDraft) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);

  const run = async (step: QuoteStep, { note, rejectReason }: StepWords): Promise<string | undefined> => {
    setIsBusy(true);
    try {
      const record = await draft.save();
      if (!record) return t('quotes.page.saveFirst');
      const ref = { id: record.id, version: record.version };
      const said = note.trim() === '' ? ref : { ...ref, note: note.trim() };
      if (step === 'save') return undefined;
      if (step === 'order') {
        const order = await client.orders.createFromQuote({ quoteId: record.id });
        void queryClient.invalidateQueries({ queryKey: api.quotes.key() });
        void navigate({ to: recordPath(recordModules.order, order.id) });
        return undefined;
      }
      const answered = await {
        submit: () => client.quotes.submit(said),
        approve: () => client.quotes.decide({ ...said, isApproved: true }),
        giveBack: () => client.quotes.decide({ ...said, isApproved: false }),
        withdraw: () => client.quotes.withdraw(ref),
        send: () => client.quotes.send(ref),
        accept: () => client.quotes.answer({ ...said, isAccepted: true }),
        reject: () => client.quotes.answer({ ...said, isAccepted: false, rejectReason: rejectReason ?? 'other' }),
        revise: () => client.quotes.revise(ref),
      }[step]();
      draft.take(answered);
      showToast({
        tone: 'good',
        message: t(`quotes.steps.done.${step}`, { number: answered.number, count: Number(answered.revision) }),
      });
      return undefined;
    } catch (error) {
      return faultOf(error).message;
    } finally {
      setIsBusy(false);
    }
  };
  return { run, isBusy };
}
