import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { closeTaskDialog, useTaskDialog, type TaskDialogSubject } from '@renderer/app/task-dialog';
import { useSession } from '@renderer/app/session';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { EditorField, FieldValue, ReferenceValue } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../records/directory';
import { findCustomers } from '../search/find-customers';
import classes from './Today.module.css';

/** A new task from anywhere (N T): what, when, for whom, about which customer. */
export function TaskDialog() {
  const { t } = useTranslation();
  const { isOpen, subject } = useTaskDialog();
  return (
    <Dialog isOpen={isOpen} onClose={closeTaskDialog} title={t('today.task.title')}>
      <TaskForm key={subject?.id ?? ''} subject={subject} />
    </Dialog>
  );
}

function TaskForm({ subject }: { subject: TaskDialogSubject | null }) {
  const { t } = useTranslation();
  const session = useSession();
  const { findUsers } = useDirectory();
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({
    subject: '',
    owner: { id: session.user.id, name: session.user.name },
    customer: subject ? { id: subject.id, name: subject.name } : null,
  });
  const [isDirty, setIsDirty] = useState(false);
  const create = useMutation(
    api.activities.create.mutationOptions({
      onSuccess: () => {
        closeTaskDialog();
        showToast({ tone: 'good', message: t('today.task.added') });
        void queryClient.invalidateQueries({ queryKey: api.today.key() });
      },
    }),
  );
  const fields: EditorField[] = [
    { key: 'subject', type: 'text', label: t('today.task.what'), required: true, maxLength: 300 },
    { key: 'dueDate', type: 'date', label: t('activities.fields.dueDate') },
    { key: 'remindAt', type: 'moment', label: t('activities.fields.remindAt') },
    { key: 'customer', type: 'reference', label: t('today.task.about'), find: findCustomers },
    { key: 'owner', type: 'user', label: t('activities.fields.ownerId'), find: findUsers, required: true },
    { key: 'body', type: 'longText', label: t('activities.fields.body') },
  ];
  const save = () => {
    const about = referenceOf(values['customer']);
    create.mutate({
      id,
      kind: 'task',
      subject: textOf(values['subject']) ?? '',
      body: textOf(values['body']),
      dueDate: textOf(values['dueDate']),
      remindAt: textOf(values['remindAt']),
      ownerId: referenceOf(values['owner'])?.id ?? session.user.id,
      subjects: about ? [{ kind: subject?.id === about.id ? subject.kind : 'customer', id: about.id }] : [],
    });
  };
  return (
    <div className={classes.taskForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setIsDirty(true);
        }}
        onSubmit={save}
        onCancel={closeTaskDialog}
        isDirty={isDirty}
        isSaving={create.isPending}
        submitLabel={t('today.task.add')}
        errors={create.error ? { subject: faultOf(create.error).message } : undefined}
      />
    </div>
  );
}

function referenceOf(value: FieldValue): ReferenceValue | null {
  return typeof value === 'object' && value !== null && 'id' in value ? value : null;
}

function textOf(value: FieldValue): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
