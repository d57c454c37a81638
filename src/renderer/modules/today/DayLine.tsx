import { Menu } from '@mantine/core';
import type { Activity } from '@shared/modules/activities/activity';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { TickBox } from '@renderer/components/basics/TickBox';
import type { DaySection } from './day-plan';
import { laterDays } from './later-days';
import classes from './Today.module.css';

const icons: Record<string, IconName> = {
  call: 'phone',
  visit: 'visit',
  meeting: 'meeting',
  mail: 'mail',
  note: 'note',
  task: 'task',
};

interface DayLineProps {
  activity: Activity;
  section: DaySection;
  today: string;
  isCurrent: boolean;
  isPostponing: boolean;
  onPostponing: (isOpen: boolean) => void;
  onFocus: () => void;
  onComplete: () => void;
  onPostpone: (day: string) => void;
  onOpen: () => void;
}

/** One thing to do: when, a box to tick, what about; the line in hand also says what can be done. */
export function DayLine(props: DayLineProps) {
  const { activity, section, today, isCurrent, onFocus, onComplete, onOpen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [isBodyOpen, setIsBodyOpen] = useState(false);
  const { id, kind, subject, body, startAt, dueDate, doneAt, place } = activity;
  // A customer who is a person is also a contact of the same name; once is enough.
  const subjects = activity.subjects.filter(
    ({ name }, index, all) => all.findIndex((one) => one.name === name) === index,
  );
  const isDone = Boolean(doneAt);
  const canEdit = activity.can.includes('edit');
  return (
    <div
      id={`day-${id}`}
      className={classes.item}
      data-current={isCurrent || undefined}
      data-done={isDone || undefined}
      tabIndex={isCurrent ? 0 : -1}
      role="listitem"
      aria-label={subject ?? ''}
      onFocus={onFocus}
      onClick={onFocus}
    >
      <time className={classes.time}>
        {startAt && section === 'schedule' && format.time(startAt)}
        {dueDate && section !== 'schedule' && section !== 'dueToday' && format.dateShort(dueDate)}
      </time>
      {canEdit ? (
        <TickBox
          isChecked={isDone}
          label={t('today.tick', { subject })}
          tabIndex={isCurrent ? 0 : -1}
          onToggle={onComplete}
        />
      ) : (
        <span />
      )}
      <div className={classes.what}>
        <h3>
          <Icon
            name={icons[kind ?? 'task'] ?? 'task'}
            size={14}
            label={t(`activities.options.kind.${kind ?? 'task'}`)}
          />
          <span className={classes.subject}>{subject}</span>
        </h3>
        {(subjects.length > 0 || place) && (
          <p className={classes.about}>
            {subjects.map((one, index) => (
              <Fragment key={one.id}>
                {index > 0 && <span>·</span>}
                <Link to={pathOfRecord(one.kind, one.id) ?? '/'}>{one.name}</Link>
              </Fragment>
            ))}
            {place && subjects.length > 0 && <span>·</span>}
            {place && <span>{place}</span>}
          </p>
        )}
        {isCurrent && body && (
          <p className={classes.body} data-open={isBodyOpen || undefined}>
            {body}
            {body.length > 160 && !isBodyOpen && (
              <button type="button" onClick={() => setIsBodyOpen(true)}>
                {t('today.more')}
              </button>
            )}
          </p>
        )}
        {isCurrent && (
          <div className={classes.deeds}>
            {subjects[0] && (
              <ActionButton isSmall keys="enter" onClick={onOpen}>
                {t('today.open', { name: subjects[0].name })}
              </ActionButton>
            )}
            {canEdit && (
              <>
                <ActionButton isSmall tone="quiet" keys="space" onClick={onComplete}>
                  {t(isDone ? 'today.notDone' : 'today.finish')}
                </ActionButton>
                {kind === 'task' && <Postpone {...props} today={today} />}
              </>
            )}
          </div>
        )}
      </div>
      <span className={classes.right}>
        {section === 'overdue' && dueDate && (
          <Status icon="alert" tone="bad">
            {t('today.overdueBy', { count: -format.daysFromNow(dueDate) })}
          </Status>
        )}
        {section === 'reminders' && activity.remindAt && (
          <Status icon="clock" tone="warn">
            {format.relative(activity.remindAt)}
          </Status>
        )}
      </span>
    </div>
  );
}

function Postpone({ today, isPostponing, onPostponing, onPostpone }: DayLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Menu opened={isPostponing} onChange={onPostponing} position="bottom-start" width={220}>
      <Menu.Target>
        <ActionButton isSmall tone="quiet" keys="r">
          {t('today.postpone')}
        </ActionButton>
      </Menu.Target>
      <Menu.Dropdown>
        {laterDays(today).map(({ key, day }) => (
          <Menu.Item
            key={key}
            rightSection={<span className={classes.faint}>{format.dateShort(day)}</span>}
            onClick={() => onPostpone(day)}
          >
            {t(`today.later.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
