import { NumberInput, Select, TextInput } from '@mantine/core';
import { deliveryAssignees, longestDelivery } from '@shared/modules/delivery/delivery.contract';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { useDirectory } from '../../records/directory';
import classes from './Delivery.module.css';
import { isWholeTask, type DraftTask } from './delivery-draft';

interface DeliveryTasksProps {
  tasks: readonly DraftTask[];
  isReadOnly: boolean;
  onChange: (tasks: readonly DraftTask[]) => void;
}

/** The tasks in their order: what, after how many workdays, and whose it is. */
export function DeliveryTasks({ tasks, isReadOnly, onChange }: DeliveryTasksProps) {
  const change = (next: DraftTask) => onChange(tasks.map((task) => (task.id === next.id ? next : task)));
  return (
    <ol className={classes.tasks}>
      {tasks.map((task, index) => (
        <Task
          key={task.id}
          task={task}
          number={index + 1}
          isReadOnly={isReadOnly}
          onChange={change}
          onRemove={() => onChange(tasks.filter(({ id }) => id !== task.id))}
        />
      ))}
    </ol>
  );
}

interface TaskProps {
  task: DraftTask;
  number: number;
  isReadOnly: boolean;
  onChange: (task: DraftTask) => void;
  onRemove: () => void;
}

function Task({ task, number, isReadOnly, onChange, onRemove }: TaskProps) {
  const { t } = useTranslation();
  const { people, departments } = useDirectory();
  const { assignee } = task;
  const isMissing = task.subject.trim() === '';
  const isUnsaid = !isMissing && !isWholeTask(task);
  return (
    <li className={classes.task}>
      <TextInput
        aria-label={t('delivery.subject', { number })}
        placeholder={t('delivery.subjectPlaceholder')}
        maxLength={300}
        readOnly={isReadOnly}
        value={task.subject}
        onChange={(event) => onChange({ ...task, subject: event.currentTarget.value })}
      />
      <NumberInput
        aria-label={t('delivery.afterDays', { number })}
        readOnly={isReadOnly}
        min={0}
        max={longestDelivery}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        suffix={t('delivery.daysSuffix')}
        value={task.afterDays}
        onChange={(value) => typeof value === 'number' && onChange({ ...task, afterDays: value })}
      />
      <Select
        aria-label={t('delivery.assignee', { number })}
        readOnly={isReadOnly}
        allowDeselect={false}
        data={deliveryAssignees.map((value) => ({ value, label: t(`delivery.assignees.${value}`) }))}
        value={assignee}
        onChange={(value) => value && onChange({ ...task, assignee: value, userId: null, departmentId: null })}
      />
      {assignee === 'owner' ? (
        <span className={classes.none} />
      ) : (
        <Select
          aria-label={t(`delivery.which.${assignee}`, { number })}
          placeholder={t(`delivery.choose.${assignee}`)}
          error={isUnsaid && t('common.form.required')}
          readOnly={isReadOnly}
          allowDeselect={false}
          searchable
          data={
            assignee === 'person'
              ? people.filter(({ isDisabled }) => !isDisabled).map(({ id, name }) => ({ value: id, label: name }))
              : departments.map(({ id, name }) => ({ value: id, label: name }))
          }
          value={assignee === 'person' ? task.userId : task.departmentId}
          onChange={(value) =>
            value && onChange({ ...task, ...(assignee === 'person' ? { userId: value } : { departmentId: value }) })
          }
        />
      )}
      {!isReadOnly && <IconButton icon="trash" label={t('delivery.remove', { number })} onClick={onRemove} />}
    </li>
  );
}
