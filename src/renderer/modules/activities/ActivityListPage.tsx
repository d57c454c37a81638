import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useSession } from '@renderer/app/session';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { DateText, Missing } from '@renderer/components/basics/Values';
import { markedText } from '@renderer/components/basics/marked-text';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { viewMaker, type ListView } from '../records/list/list-views';
import { RecordListPage } from '../records/list/RecordListPage';
import { recordModules, type AnyRecord } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { kindIcon } from '../records/timeline/timeline-kinds';
import { ActivityDialog } from './ActivityDialog';

const module = recordModules.activity;
const defaultColumns = ['kind', 'subject', 'subjects', 'happenedAt', 'dueDate', 'outcome', 'ownerId', 'doneAt'];

/** Calls, visits, mails and tasks as a list: what is open, and the log. */
export function ActivityListPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [openId, setOpenId] = useState<string | null>(null);
  const views = useMemo<ListView[]>(() => {
    const mine = { field: 'ownerId', op: 'eq', value: session.user.id } as const;
    const isOpen = { field: 'doneAt', op: 'empty', value: true } as const;
    const view = viewMaker(module, t);
    return [
      view('myTasks', { and: [mine, { field: 'kind', op: 'eq', value: 'task' }, isOpen] }, 'dueDate'),
      view('mine', { and: [mine] }, '-happenedAt'),
      view('calls', { and: [{ field: 'kind', op: 'eq', value: 'call' }] }, '-happenedAt'),
      view('all', null, '-happenedAt'),
    ];
  }, [t, session.user.id]);
  const overrides = useMemo<Record<string, ColumnOverride>>(
    () => ({
      kind: {
        width: 88,
        phone: 'end',
        field: undefined,
        render: (activity) => {
          const kind = textOf(activity['kind']) || 'task';
          return (
            <Status icon={kindIcon(kind)} tone="quiet">
              {t(`activities.options.kind.${kind}`)}
            </Status>
          );
        },
      },
      subject: {
        width: 260,
        canGrow: true,
        phone: 'title',
        field: undefined,
        render: (activity) => (
          <button
            type="button"
            className={recordClasses.nameButton}
            tabIndex={-1}
            onClick={() => setOpenId(activity.id)}
          >
            {markedText(textOf(activity['subject']), activity.marks)}
          </button>
        ),
      },
      dueDate: { phone: 'detailEnd', render: (activity) => <DueDate activity={activity} /> },
    }),
    [t],
  );
  const extraColumns = useMemo(
    () => [
      {
        key: 'subjects',
        label: t('activities.fields.subjects'),
        width: 216,
        phone: 'detail' as const,
        render: (activity: AnyRecord) => <Subjects activity={activity} />,
      },
    ],
    [t],
  );
  return (
    <>
      <RecordListPage
        module={module}
        views={views}
        defaultColumns={defaultColumns}
        overrides={overrides}
        extraColumns={extraColumns}
        onOpen={(activity) => setOpenId(activity.id)}
        create={
          session.can('activity', 'create')
            ? { label: t('activities.page.newTask'), keys: 'n t', onCreate: () => openTaskDialog() }
            : undefined
        }
        empty={<EmptyState title={t('activities.page.emptyTitle')}>{t('activities.page.empty')}</EmptyState>}
      />
      {openId && <ActivityDialog id={openId} onClose={() => setOpenId(null)} />}
    </>
  );
}

/** The day a task is due; late and not done says so. */
function DueDate({ activity }: { activity: AnyRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const due = textOf(activity['dueDate']);
  if (due === '') return <Missing />;
  const days = format.daysFromNow(due);
  if (activity['doneAt'] || days >= 0) return <DateText value={due} isShort />;
  return (
    <Status icon="alert" iconSize={12} tone="bad">
      {t('records.timeline.late', { count: -days })}
    </Status>
  );
}

function Subjects({ activity }: { activity: AnyRecord }) {
  const { t } = useTranslation();
  // The contract has it so: every activity names its subjects.
  const subjects = (activity['subjects'] ?? []) as readonly { kind: string; id: string; name: string }[];
  return (
    <span className={recordClasses.name}>
      {subjects.map((subject, index) => (
        <span key={subject.id}>
          {index > 0 && t('common.filter.listComma')}
          <Link to={pathOfRecord(subject.kind, subject.id) ?? ''} tabIndex={-1}>
            {subject.name}
          </Link>
        </span>
      ))}
    </span>
  );
}
