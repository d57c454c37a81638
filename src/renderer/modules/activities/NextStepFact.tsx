import type { SubjectKind } from '@shared/modules/activities/activity';
import { useTranslation } from 'react-i18next';
import type { Format } from '@renderer/app/format';
import { useFormat } from '@renderer/app/use-format';
import { textOf } from '../records/field-values';
import type { AnyRecord } from '../records/record-module';
import { Fact } from '../records/page/RecordPage';
import type { RecordPageState } from '../records/page/use-record-page';
import { useOpenTasks } from './OpenTasks';

interface NextStepFactProps {
  kind: SubjectKind;
  record: AnyRecord;
  page: RecordPageState;
}

/** What comes next and when, first of the three facts; it opens that task, or the composer for a new one. */
export function NextStepFact({ kind, record, page }: NextStepFactProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useOpenTasks(kind, record.id);
  const nextAt = textOf(record['nextStepAt']);
  const days = nextAt === '' ? 0 : format.daysFromNow(nextAt);
  const nextActivity = tasks.data?.items.find((task) => task.subject === record['nextStep']);
  return (
    <Fact
      icon={nextAt === '' ? 'warning' : days < 0 ? 'alert' : 'arrow'}
      tone={nextAt === '' ? 'warn' : days < 0 ? 'bad' : undefined}
      label={t('common.composer.nextStep')}
      value={nextAt === '' ? t('customers.page.noNextStep') : textOf(record['nextStep'])}
      detail={
        nextAt === ''
          ? t('customers.page.setNextStep')
          : days < 0
            ? t('records.timeline.late', { count: -days })
            : dayAndTime(format, nextAt)
      }
      onClick={() => (nextActivity ? page.openActivity(nextActivity.id) : page.composer.current?.open('task'))}
    />
  );
}

/** `明天 14:00`, `11-23 周一 14:00`; midnight is no time anybody meant. */
function dayAndTime(format: Format, at: string): string {
  const days = format.daysFromNow(at);
  const text = days === 0 || days === 1 ? format.relative(at) : `${format.dateShort(at)} ${format.time(at)}`;
  return text.replace(/ 00:00$/, '');
}
