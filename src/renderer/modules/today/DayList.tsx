import { useNavigate } from '@tanstack/react-router';
import type { Activity } from '@shared/modules/activities/activity';
import type { Today } from '@shared/modules/today/today.contract';
import { Fragment, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@renderer/app/keys';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { DayLine } from './DayLine';
import { dayGroups, leftToday, type DayGroup } from './day-plan';
import { useDayChanges } from './use-day-changes';
import classes from './Today.module.css';

/** My day by time: what is late, what is fixed, what is due. Arrows go through it, Space ticks off, R puts off. */
export function DayList({ today, canAdd }: { today: Today; canAdd: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { complete, postpone } = useDayChanges();
  const groups = dayGroups(today);
  const lines = groups.flatMap(({ activities }) => activities);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [postponingId, setPostponingId] = useState<string | null>(null);
  const current = lines.find(({ id }) => id === chosenId) ?? lines.find(({ doneAt }) => !doneAt) ?? lines[0];

  const open = (activity: Activity) => {
    const [subject] = activity.subjects;
    const path = subject && pathOfRecord(subject.kind, subject.id);
    if (path) void navigate({ to: path });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the line itself; a button or link within it keeps its own.
    if (
      !current ||
      isComposing(event) ||
      !(event.target instanceof HTMLElement) ||
      event.target.id !== `day-${current.id}`
    )
      return;
    const at = lines.indexOf(current);
    const go = (to: number) => {
      const line = lines[Math.max(0, Math.min(lines.length - 1, to))];
      if (line) document.getElementById(`day-${line.id}`)?.focus();
    };
    if (event.key === 'ArrowDown' || event.key === 'j') go(at + 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') go(at - 1);
    else if (event.key === 'Enter') open(current);
    else if (event.key === ' ' && current.can.includes('edit')) complete(current);
    else if (event.key === 'r' && current.kind === 'task' && current.can.includes('edit')) setPostponingId(current.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const left = leftToday(today);
  return (
    <section className={classes.day}>
      <header className={classes.sectionHead}>
        <h2>{t('today.myDay')}</h2>
        <small>{t('today.doneAndLeft', { done: today.doneToday, left })}</small>
      </header>
      {lines.length === 0 && (
        <EmptyState
          title={t('today.empty')}
          actions={
            canAdd && (
              <ActionButton icon="plus" onClick={() => openTaskDialog()}>
                {t('today.task.title')}
              </ActionButton>
            )
          }
        >
          {t('today.emptyText')}
        </EmptyState>
      )}
      <div role="list" onKeyDown={onKeyDown}>
        {groups.map((group) => (
          <Fragment key={group.section}>
            <div className={classes.heading}>
              {t(`today.sections.${group.section}`)}
              <span>{group.count}</span>
            </div>
            {group.activities.map((activity, index) => (
              <Fragment key={activity.id}>
                {isNowBefore(group, index) && <NowLine />}
                <DayLine
                  activity={activity}
                  section={group.section}
                  today={today.day}
                  isCurrent={activity === current}
                  isPostponing={postponingId === activity.id}
                  onPostponing={(isOpen) => setPostponingId(isOpen ? activity.id : null)}
                  onFocus={() => setChosenId(activity.id)}
                  onComplete={() => complete(activity)}
                  onPostpone={(day) => postpone(activity, day)}
                  onOpen={() => open(activity)}
                />
              </Fragment>
            ))}
            {group.count > group.activities.length && (
              <p className={classes.rest}>
                {t('common.record.more', { count: group.count - group.activities.length })}
              </p>
            )}
          </Fragment>
        ))}
      </div>
    </section>
  );
}

/** The hour it is, drawn before the first thing of the schedule that is still to come. */
function isNowBefore({ section, activities }: DayGroup, index: number): boolean {
  if (section !== 'schedule') return false;
  const isAhead = (activity: Activity | undefined) => Date.parse(activity?.startAt ?? '') > Date.now();
  return isAhead(activities[index]) && !isAhead(activities[index - 1]);
}

function NowLine() {
  const format = useFormat();
  return <div className={classes.now}>{format.time(new Date())}</div>;
}
