import { useTexts } from '@renderer/app/i18n/use-texts';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { textOf } from './field-values';
import type { AnyRecord } from './record-module';
import classes from './Records.module.css';

/** When and what comes next with a record; nothing planned and late say so. */
export function NextStep({ record }: { record: AnyRecord }) {
  const t = useTexts();
  const format = useFormat();
  const at = record['nextStepAt'];
  if (typeof at !== 'string') {
    return (
      <Status icon="warning" tone="warn">
        {t('customers.page.noNextStep')}
      </Status>
    );
  }
  const days = format.daysFromNow(at);
  const time = format.time(at);
  return (
    <>
      <span className={classes.nextDate}>
        {days < 0 ? (
          <Status icon="alert" iconSize={12} tone="bad">
            {t('records.timeline.late', { count: -days })}
          </Status>
        ) : days === 0 ? (
          format.relative(time === '00:00' ? format.date(at) : at)
        ) : (
          format.dateShort(at)
        )}
      </span>
      <span className={classes.cut}>{textOf(record['nextStep'])}</span>
    </>
  );
}
