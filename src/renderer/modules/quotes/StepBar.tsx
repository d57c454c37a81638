import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { GivenAway } from './GivenAway';
import classes from './StepBar.module.css';
import { StepDialog } from './StepDialog';
import type { QuoteDraft } from './use-quote-draft';
import { useDoStep, useStepView, type QuoteStep, type StepView } from './use-quote-steps';

/** These need no further word. */
const atOnce: readonly QuoteStep[] = ['save', 'withdraw', 'revise', 'order'];

/** The foot of the editor: how far the quote is, what it gives away, and the right next step (picture 17). */
export function StepBar({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const view = useStepView(draft);
  const { run, isBusy } = useDoStep(draft);
  const [asked, setAsked] = useState<QuoteStep | null>(null);
  const [main, ...others] = view.possible;
  const words = {
    name: approverNames(view, t('common.filter.listComma')) || t('quotes.steps.nobody'),
    count: Number(draft.base?.['revision'] ?? 1),
  };
  const start = async (step: QuoteStep) => {
    if (isBusy) return;
    if (!atOnce.includes(step)) {
      setAsked(step);
      return;
    }
    const refused = await run(step, { note: '', rejectReason: null });
    if (refused !== undefined) showToast({ tone: 'bad', message: refused });
  };
  // Nothing goes out that says nothing; what is not named cannot be kept.
  const lacking =
    draft.text('name').trim() === '' ? 'name' : main !== 'save' && draft.lines.length === 0 ? 'lines' : null;
  const isStopped = lacking !== null || draft.totalFault !== null;
  useKeys([
    {
      keys: 'mod+enter',
      ...(main && { label: t(`quotes.steps.action.${main}`, words) }),
      isDisabled: !main || isStopped,
      run: () => main && void start(main),
    },
  ]);
  return (
    <footer className={classes.bar} aria-label={t('quotes.steps.bar')}>
      <Steps view={view} approver={words.name} />
      {view.givenAway !== null && <GivenAway draft={draft} view={view} />}
      <span className={classes.space} />
      <span className={classes.actions}>
        {[...others].reverse().map((step) => (
          <ActionButton key={step} tone="quiet" isDisabled={isBusy} onClick={() => void start(step)}>
            {t(`quotes.steps.action.${step}`, words)}
          </ActionButton>
        ))}
        {main && (
          <ActionButton
            tone="solid"
            keys="mod+enter"
            isBusy={isBusy && asked === null}
            isDisabled={isStopped}
            title={lacking ? t(`quotes.steps.lacking.${lacking}`) : undefined}
            onClick={() => void start(main)}
          >
            {t(`quotes.steps.action.${main}`, words)}
          </ActionButton>
        )}
      </span>
      {asked && (
        <StepDialog
          step={asked}
          words={words}
          isBusy={isBusy}
          onClose={() => setAsked(null)}
          onDo={(said) => run(asked, said)}
        />
      )}
    </footer>
  );
}

/** 草稿 › 王建国批 › 发给客户 › 客户答复 */
function Steps({ view, approver }: { view: StepView; approver: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { status, needsApproval } = view;
  const hasApproval = needsApproval || status === 'submitted' || status === 'approved';
  const isMine = view.approvers.some(({ id }) => id === session.user.id);
  const names = [
    { key: 'draft', label: t('quotes.options.status.draft') },
    ...(hasApproval
      ? [
          {
            key: 'submitted',
            label:
              status === 'approved'
                ? t('quotes.options.status.approved')
                : t(isMine ? 'quotes.steps.yourApproval' : 'quotes.steps.approval', { name: approver }),
          },
        ]
      : []),
    { key: 'sent', label: t('quotes.steps.sent') },
    {
      key: 'answered',
      label:
        status === 'accepted' || status === 'rejected'
          ? t(`quotes.options.status.${status}`)
          : t('quotes.steps.answer'),
    },
  ];
  const here = {
    draft: 'draft',
    submitted: 'submitted',
    approved: 'submitted',
    sent: 'sent',
    accepted: 'answered',
    rejected: 'answered',
  };
  const place = names.findIndex(({ key }) => key === here[status]);
  return (
    <ol className={classes.steps} aria-label={t('quotes.steps.way')}>
      {names.map(({ key, label }, index) => {
        const isDone = index < place || (index === place && ['approved', 'accepted'].includes(status));
        return (
          <li
            key={key}
            aria-current={index === place ? 'step' : undefined}
            data-bad={(key === 'answered' && status === 'rejected') || undefined}
          >
            {index > 0 && <Icon name="chevronRight" size={12} />}
            <i>{isDone ? <Icon name="check" size={12} /> : index + 1}</i>
            <span>{label}</span>
          </li>
        );
      })}
    </ol>
  );
}

function approverNames({ approvers }: StepView, comma: string): string {
  return approvers
    .slice(0, 2)
    .map(({ name }) => name)
    .join(comma);
}
