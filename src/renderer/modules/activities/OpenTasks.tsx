import { useQuery } from '@tanstack/react-query';
import type { Activity, SubjectKind } from '@shared/modules/activities/activity';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { TickBox } from '@renderer/components/basics/TickBox';
import classes from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { finishActivity } from './finish-activity';

interface OpenTasksProps {
  kind: SubjectKind;
  id: string;
  name: string;
  onOpen: (id: string) => void;
}

/** What is still to do with a record, the earliest first; a tick does it. */
export function OpenTasks({ kind, id, name, onOpen }: OpenTasksProps) {
  const { t } = useTranslation();
  const session = useSession();
  const { data } = useOpenTasks(kind, id);
  if (!session.can('activity', 'view')) return null;
  const items = data?.items ?? [];
  return (
    <Section
      title={t('records.related.tasks')}
      count={data && items.length > 0 ? (data.total ?? items.length) : undefined}
      after={
        session.can('activity', 'create') && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('common.composer.task') })}
            onClick={() => openTaskDialog({ kind, id, name })}
          />
        )
      }
    >
      {data && items.length === 0 && <p className={classes.sectionEmpty}>{t('records.related.noTasks')}</p>}
      {items.map((activity) => (
        <TaskLine key={activity.id} activity={activity} onOpen={onOpen} />
      ))}
    </Section>
  );
}

/** The open tasks and planned meetings of a record; also counted among the three facts. */
export function useOpenTasks(kind: SubjectKind, id: string) {
  return useQuery(
    api.activities.list.queryOptions({
      input: {
        filter: {
          and: [
            { field: `${kind}Id`, op: 'eq', value: id },
            { field: 'doneAt', op: 'empty', value: true },
            { field: 'kind', op: 'ne', value: 'note' },
          ],
        },
        sort: 'dueDate',
        limit: 20,
      },
    }),
  );
}

function TaskLine({ activity, onOpen }: { activity: Activity; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const due = activity.startAt ?? activity.dueDate;
  const days = due ? format.daysFromNow(due) : 0;
  return (
    <div className={classes.item}>
      {activity.can.includes('edit') && (
        <TickBox
          isChecked={false}
          label={t('activities.page.finishNamed', { name: activity.subject })}
          onToggle={() => void finishActivity(activity, t)}
        />
      )}
      <button type="button" className={classes.itemName} title={activity.subject} onClick={() => onOpen(activity.id)}>
        {activity.subject}
      </button>
      {due && (
        <span className={classes.itemMeta} data-tone={days < 0 ? 'bad' : undefined}>
          {days < 0
            ? t('records.timeline.late', { count: -days })
            : `${format.dateShort(due)}${activity.startAt ? ` ${format.time(activity.startAt)}` : ''}`}
        </span>
      )}
    </div>
  );
}
