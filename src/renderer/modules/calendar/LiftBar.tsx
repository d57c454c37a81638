import { clockText } from '@shared/modules/working-calendar/working-calendar';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { kindIcon } from '../records/timeline/timeline-kinds';
import classes from './Calendar.module.css';
import type { Place } from './calendar-model';
import type { Lift } from './use-lift';

/** At the foot while an activity is in the hand: from where to where, and the keys. */
export function LiftBar({ lift: { activity, from, to, way } }: { lift: Lift }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = ({ date, minutes, length }: Place) =>
    [
      format.dateShort(date),
      minutes !== null &&
        t('calendar.range', { from: clockText(minutes), to: clockText(Math.min(1440, minutes + length)) }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <div className={classes.liftBar} role="status">
      <Icon name={kindIcon(activity.kind ?? 'task')} tone="accent" />
      <span className={classes.faint}>{t('calendar.lift.lifted')}</span>
      <b>{activity.subject}</b>
      <Icon name="arrow" size={14} tone="faint" />
      <span>
        {words(from)} → <b>{words(to)}</b>
      </span>
      <span className={classes.space} />
      {way === 'keys' && (
        <span className={classes.liftKeys}>
          <KeyCap keys="arrowleft" /> <KeyCap keys="arrowright" /> {t('calendar.lift.day')}
          {to.minutes !== null && (
            <>
              <KeyCap keys="arrowup" /> <KeyCap keys="arrowdown" /> {t('calendar.lift.time')}
              <KeyCap keys="shift+arrowdown" /> {t('calendar.lift.length')}
            </>
          )}
          <KeyCap keys="space" /> {t('calendar.lift.drop')} <KeyCap keys="escape" /> {t('calendar.lift.back')}
        </span>
      )}
    </div>
  );
}
