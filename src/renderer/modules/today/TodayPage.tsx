import { useQuery } from '@tanstack/react-query';
import type { Today } from '@shared/modules/today/today.contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { PageHead, PageSentence } from '@renderer/app/shell/PageHead';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { DayList } from './DayList';
import { leftToday, nextFixed } from './day-plan';
import { TodaySide } from './TodaySide';
import classes from './Today.module.css';

/** My day: what is to be done, who waits, whom I was with lately. */
export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const today = useQuery(api.today.read.queryOptions({ staleTime: 10_000 }));
  const canAdd = can('activity', 'create');
  return (
    <>
      <PageHead
        title={t('today.title')}
        detail={format.dateShort(today.data?.day ?? new Date())}
        actions={
          canAdd && (
            <ActionButton icon="plus" keys="n t" onClick={() => openTaskDialog()}>
              {t('today.task.title')}
            </ActionButton>
          )
        }
      />
      {today.isPending && <LoadingRows />}
      {today.error && !today.data && (
        <ErrorState
          title={t('today.unread')}
          happened={faultOf(today.error).message}
          onRetry={() => void today.refetch()}
        />
      )}
      {today.data && (
        <>
          <PageSentence>
            <Finding today={today.data} />
          </PageSentence>
          <div className={classes.columns}>
            <DayList today={today.data} canAdd={canAdd} />
            <TodaySide today={today.data} canAdd={canAdd} />
          </div>
        </>
      )}
    </>
  );
}

/** The day in one sentence; the evidence stands below it. */
function Finding({ today }: { today: Today }) {
  const { t } = useTranslation();
  const format = useFormat();
  const next = nextFixed(today, Date.now);
  const parts = [
    next?.startAt && t('today.finding.next', { time: format.time(next.startAt), subject: next.subject }),
    today.overdue.count > 0 && t('today.finding.overdue', { count: today.overdue.count }),
    today.dueToday.count > 0 && t('today.finding.dueToday', { count: today.dueToday.count }),
    today.withoutNextStep.count > 0 && t('today.finding.withoutNextStep', { count: today.withoutNextStep.count }),
  ].filter((part) => typeof part === 'string');
  if (parts.length === 0) {
    return t(today.doneToday > 0 && leftToday(today) === 0 ? 'today.finding.allDone' : 'today.finding.nothing');
  }
  return <span>{emphasised(t('today.finding.sentence', { parts: parts.join(t('today.finding.and')) }))}</span>;
}

/** Hours and numbers are what the eye looks for. */
function emphasised(sentence: string): ReactNode[] {
  return sentence.split(/(\d+(?::\d\d)?)/).map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
