import type { Activity } from '@shared/modules/activities/activity';
import { clockText } from '@shared/modules/working-calendar/working-calendar';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { Avatar } from '@renderer/components/basics/Avatar';
import { useDirectory } from '../records/directory';
import { kindIcon } from '../records/timeline/timeline-kinds';
import classes from './Calendar.module.css';
import { isMovable } from './use-lift';

interface EventCardProps {
  activity: Activity;
  isOwn: boolean;
  /** One line, for a day alone and for the month. */
  isFlat?: boolean;
  isNarrow?: boolean;
  /** Too low for more than its name. */
  isShort?: boolean;
  /** The time of day it would begin at, while it is in the hand. */
  minutes?: number;
  /** Its place while it is in the hand. */
  isGhost?: boolean;
  isLifted?: boolean;
  style?: CSSProperties;
}

/** One activity in the calendar, with its sign, whom it is about, and whose it is. */
export function EventCard({
  activity,
  isOwn,
  isFlat,
  isNarrow,
  isShort,
  minutes,
  isGhost,
  isLifted,
  style,
}: EventCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName } = useDirectory();
  const { id, kind = 'task', subject = '', startAt, ownerId, doneAt, subjects } = activity;
  const owner = ownerId ? userName(ownerId) : '';
  const about = subjects.map(({ name }) => name).join(t('common.filter.listComma'));
  const time = minutes !== undefined ? clockText(minutes) : startAt ? format.time(startAt) : '';
  const hasLines = !isFlat && !isShort;
  return (
    <button
      type="button"
      className={classes.event}
      style={style}
      data-activity={isLifted ? undefined : id}
      data-own={isOwn || undefined}
      data-done={doneAt ? true : undefined}
      data-flat={isFlat || undefined}
      data-narrow={isNarrow || undefined}
      data-ghost={isGhost || undefined}
      data-lifted={isLifted || undefined}
      data-movable={isMovable(activity) || undefined}
      aria-hidden={isLifted || undefined}
      tabIndex={isLifted ? -1 : undefined}
      aria-label={[t(`activities.options.kind.${kind}`), subject, about, time, owner].filter(Boolean).join(' · ')}
      title={[subject, about, time, owner].filter(Boolean).join('\n')}
    >
      <span className={classes.eventTitle}>
        <Icon name={doneAt ? 'check' : kindIcon(kind)} size={12} />
        {isFlat && time && <small>{time}</small>}
        <b>{subject}</b>
      </span>
      {hasLines && about && <span className={classes.eventLine}>{about}</span>}
      {hasLines && <span className={classes.eventLine}>{time}</span>}
      {ownerId && (
        <span className={classes.eventOwner}>
          <Avatar id={ownerId} name={owner} isDecorative />
        </span>
      )}
      {!isFlat && isMovable(activity) && <i className={classes.grip} data-grip="true" />}
    </button>
  );
}
