import { useQuery } from '@tanstack/react-query';
import type { DeliveryTask } from '@shared/modules/delivery/delivery.contract';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { TickBox } from '@renderer/components/basics/TickBox';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { finishActivity, reopenActivity } from '../activities/finish-activity';
import { useDirectory } from '../records/directory';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';

interface DeliverySectionProps {
  id: string;
  onOpen: (activityId: string) => void;
}

/** What winning the deal set going, and how far that is (XDP-02); without tasks there is no section. */
export function DeliverySection({ id, onOpen }: DeliverySectionProps) {
  const { t } = useTranslation();
  const { data } = useQuery(api.delivery.read.queryOptions({ input: { id } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('opportunities.delivery.title')} count={data.items.length}>
      <ProgressLine label={t('opportunities.delivery.progress')} done={data.done} total={data.items.length} />
      {data.items.map((task) => (
        <TaskLine key={task.activityId} task={task} onOpen={onOpen} />
      ))}
    </Section>
  );
}

function TaskLine({ task, onOpen }: { task: DeliveryTask; onOpen: (activityId: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName } = useDirectory();
  const isDone = task.doneAt !== null;
  const late = !isDone && task.dueDate !== null ? Math.max(0, -format.daysFromNow(task.dueDate)) : 0;
  const activity = { id: task.activityId, version: task.version, subject: task.subject };
  const due = task.dueDate === null ? '' : format.dateShort(task.dueDate);
  return (
    <div className={pageClasses.item} data-done={isDone || undefined}>
      {task.can.includes('edit') && (
        <TickBox
          isChecked={isDone}
          label={t('activities.page.finishNamed', { name: task.subject })}
          onToggle={() => void (isDone ? reopenActivity(task.activityId, task.version) : finishActivity(activity, t))}
        />
      )}
      <button
        type="button"
        className={pageClasses.itemName}
        title={task.subject}
        onClick={() => onOpen(task.activityId)}
      >
        {task.subject}
      </button>
      <span className={pageClasses.itemMeta} data-tone={late > 0 ? 'bad' : undefined}>
        {[
          task.ownerId === null ? '' : userName(task.ownerId),
          isDone ? t('records.timeline.done') : late > 0 ? t('records.timeline.late', { count: late }) : due,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </div>
  );
}
