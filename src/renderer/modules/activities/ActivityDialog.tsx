import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Activity } from '@shared/modules/activities/activity';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { FieldValue } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../records/directory';
import { FieldText } from '../records/FieldText';
import { fromEditor, isSameValue, toEditor, type Names } from '../records/field-values';
import { editorFieldOf, useRecordFields, valueOf, type RecordField } from '../records/record-fields';
import { recordModules } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { useSaveRecord } from '../records/save-record';
import classes from './Activities.module.css';
import { finishActivity } from './finish-activity';
import { refreshActivities } from './refresh-activities';
import { changeSeries, endSeries, isOccurrence, ownPart, reaches, type Reach } from './series-reach';

const module = recordModules.activity;
/** What of an activity matters for its kind, in the order of the form. */
const fieldsOfKind: Record<string, readonly string[]> = {
  call: ['subject', 'body', 'startAt', 'endAt', 'direction', 'outcome', 'reply', 'talkSeconds', 'ownerId', 'doneAt'],
  visit: ['subject', 'body', 'startAt', 'endAt', 'place', 'outcome', 'remindAt', 'ownerId', 'doneAt'],
  meeting: [
    'subject',
    'body',
    'startAt',
    'endAt',
    'place',
    'meetingResponse',
    'outcome',
    'remindAt',
    'ownerId',
    'doneAt',
  ],
  mail: ['subject', 'body', 'startAt', 'outcome', 'reply', 'ownerId', 'doneAt'],
  note: ['subject', 'body', 'startAt', 'ownerId'],
  task: ['subject', 'body', 'dueDate', 'startAt', 'endAt', 'remindAt', 'ownerId', 'doneAt'],
};

interface ActivityDialogProps {
  id: string;
  onClose: () => void;
}

/** One activity: read, changed, done, moved to another day, or taken away; from wherever it is named. */
export function ActivityDialog({ id, onClose }: ActivityDialogProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(api.activities.read.queryOptions({ input: { id } }));
  const kind = data?.kind ?? 'task';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`activities.options.kind.${kind}`)}
      width={560}
      intro={data && <About activity={data} />}
    >
      {error ? (
        <p className={recordClasses.dialogBody} role="alert">
          {faultOf(error).message}
        </p>
      ) : data ? (
        <ActivityForm key={data.id} activity={data} onClose={onClose} />
      ) : (
        <LoadingRows rows={4} />
      )}
    </Dialog>
  );
}

/** Whom it is about: each a way to its page. */
function About({ activity }: { activity: Activity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const happened = activity.happenedAt;
  return (
    <>
      {happened && <span>{format.relative(happened)} </span>}
      {activity.subjects.map((subject, index) => (
        <span key={subject.id}>
          {index > 0 && t('common.filter.listComma')}
          <Link className={recordClasses.link} to={pathOfRecord(subject.kind, subject.id) ?? ''}>
            {subject.name}
          </Link>
        </span>
      ))}
    </>
  );
}

function ActivityForm({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const directory = useDirectory();
  const allFields = useRecordFields(module);
  const names = useMemo<Names>(() => ({ directory, recordName: () => '' }), [directory]);
  const { save, dialog } = useSaveRecord(module, allFields, names);
  const [base] = useState(activity);
  const [typed, setTyped] = useState<FormValues>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setIsSaving] = useState(false);
  const [reach, setReach] = useState<Reach>('one');
  const kind = base.kind ?? 'task';
  const wanted = fieldsOfKind[kind] ?? [];
  const fields = [
    ...wanted.flatMap((key) => allFields.filter((field) => field.key === key)),
    ...allFields.filter((field) => field.key.startsWith('custom.')),
  ];
  const before = (field: RecordField): FieldValue => toEditor(field, valueOf(base, field.key), names);
  const values: FormValues = {};
  for (const field of fields) values[field.key] = field.key in typed ? typed[field.key] : before(field);

  if (!base.can.includes('edit')) {
    return (
      <dl className={classes.readOnly}>
        {fields
          .filter((field) => !isSameValue(valueOf(base, field.key), null))
          .map((field) => (
            <div key={field.key}>
              <dt>{field.label}</dt>
              <dd>
                <FieldText field={field} value={valueOf(base, field.key)} names={names} />
              </dd>
            </div>
          ))}
      </dl>
    );
  }
  const submit = async () => {
    setIsSaving(true);
    const changes: Record<string, unknown> = {};
    for (const field of fields) {
      const next = fromEditor(field, values[field.key]);
      if (!isSameValue(next, valueOf(base, field.key))) changes[field.key] = next;
    }
    let own = changes;
    if (reach !== 'one' && isOccurrence(base)) {
      try {
        await changeSeries(base, changes, reach, session.organization.timeZone);
      } catch (error) {
        setIsSaving(false);
        setErrors({ subject: faultOf(error).message });
        return;
      }
      own = ownPart(changes);
    }
    const current = own === changes ? base : await client.activities.read({ id: base.id });
    const result = await save(current, own);
    setIsSaving(false);
    if (result.kind === 'refused') {
      const isShown = Object.keys(result.errors).some((key) => key in values);
      setErrors(isShown ? result.errors : { subject: result.message });
      return;
    }
    if (result.kind === 'saved') {
      refreshActivities();
      onClose();
    }
  };
  const remove = async () => {
    try {
      if (reach !== 'one' && isOccurrence(base)) {
        const count = await endSeries(base, reach);
        refreshActivities();
        showToast({ message: t('activities.series.removed', { count }), tone: 'good' });
        onClose();
        return;
      }
      await client.activities.delete({ id: base.id });
      refreshActivities();
      showToast({
        message: t('records.page.binned', { name: base.subject ?? '' }),
        tone: 'good',
        undo: () => void client.activities.restore({ id: base.id }).then(refreshActivities),
      });
      onClose();
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const isOpen = base.doneAt === null || base.doneAt === undefined;
  const context = { t, directory, currency: session.organization.currency };
  return (
    <div className={classes.form}>
      <div className={classes.formHead}>
        {isOpen && kind !== 'note' && (
          <ActionButton
            isSmall
            icon="check"
            onClick={() => {
              void finishActivity(base, t);
              onClose();
            }}
          >
            {t('activities.page.finish')}
          </ActionButton>
        )}
        {base.can.includes('delete') && (
          <ActionButton isSmall tone="danger" icon="trash" onClick={() => void remove()}>
            {t('records.bulk.delete')}
          </ActionButton>
        )}
      </div>
      {isOccurrence(base) && (
        <div className={classes.reach}>
          <span id="series-reach">{t('activities.series.reach')}</span>
          <SegmentedControl
            aria-labelledby="series-reach"
            value={reach}
            data={reaches.map((value) => ({ value, label: t(`activities.series.${value}`) }))}
            onChange={setReach}
          />
        </div>
      )}
      <RecordForm
        fields={fields.map((field) => ({ ...editorFieldOf(field, context), group: undefined }))}
        values={values}
        onChange={(next) => {
          setTyped(next);
          setErrors({});
        }}
        errors={errors}
        isDirty={Object.keys(typed).length > 0}
        isSaving={isSaving}
        submitLabel={t('common.action.save')}
        onSubmit={() => void submit()}
        onCancel={onClose}
      />
      {dialog}
    </div>
  );
}
