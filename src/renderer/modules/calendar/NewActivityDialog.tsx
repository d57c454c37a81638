import { useMutation } from '@tanstack/react-query';
import { addDays } from '@shared/lib/dates';
import type { frequencies } from '@shared/lib/recurrence-rule';
import { momentOf } from '@shared/lib/zone-time';
import { activityKinds } from '@shared/modules/activities/activity';
import { clockMinutes, clockText } from '@shared/modules/working-calendar/working-calendar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { refreshActivities } from '../activities/refresh-activities';
import { useDirectory } from '../records/directory';
import { findCustomers } from '../search/find-customers';
import classes from '../today/Today.module.css';
import type { Place } from './calendar-model';

interface NewActivityDialogProps {
  place: Place;
  onClose: () => void;
}

const kinds = activityKinds.filter((kind) => kind !== 'note');
interface Rule {
  frequency: (typeof frequencies)[number];
  interval?: number;
  weekdays?: number[];
}

/** How it may come again; other rules are made over REST. */
const repeats: readonly { key: string; rule: Rule }[] = [
  { key: 'daily', rule: { frequency: 'daily' } },
  { key: 'workweek', rule: { frequency: 'weekly', weekdays: [1, 2, 3, 4, 5] } },
  { key: 'weekly', rule: { frequency: 'weekly' } },
  { key: 'fortnightly', rule: { frequency: 'weekly', interval: 2 } },
  { key: 'monthly', rule: { frequency: 'monthly' } },
  { key: 'quarterly', rule: { frequency: 'monthly', interval: 3 } },
  { key: 'yearly', rule: { frequency: 'yearly' } },
];
/** How long before it begins one is reminded, in minutes. */
const reminders = [
  { key: 'atStart', minutes: 0 },
  { key: 'tenMinutes', minutes: 10 },
  { key: 'hour', minutes: 60 },
  { key: 'day', minutes: 1440 },
] as const;
const clock = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/;

/** Plans something at the place of the calendar that was clicked. */
export function NewActivityDialog(props: NewActivityDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onClose={props.onClose} title={t('calendar.plan.title')} width={480}>
      <PlanForm {...props} />
    </Dialog>
  );
}

function PlanForm({ place, onClose }: NewActivityDialogProps) {
  const { t } = useTranslation();
  const { user, organization } = useSession();
  const { findUsers } = useDirectory();
  const [id] = useState(uuidv7);
  const [isDirty, setIsDirty] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [values, setValues] = useState<FormValues>({
    kind: 'meeting',
    subject: '',
    date: place.date,
    from: place.minutes === null ? '' : clockText(place.minutes),
    to: place.minutes === null ? '' : clockText(Math.min(1439, place.minutes + place.length)),
    owner: { id: user.id, name: user.name },
  });
  const onSuccess = () => {
    showToast({ tone: 'good', message: t('calendar.plan.saved') });
    refreshActivities();
    onClose();
  };
  const create = useMutation(api.activities.create.mutationOptions({ onSuccess }));
  const repeat = useMutation(api.activitySeries.create.mutationOptions({ onSuccess }));
  const text = (key: string) => textOf(values[key]);
  const save = () => {
    const [date, from, to] = [text('date'), minutesOf(text('from')), minutesOf(text('to'))];
    const wrong: Record<string, string> = {};
    if (date === '') wrong['date'] = t('calendar.plan.badDate');
    if (from === 'bad') wrong['from'] = t('calendar.plan.badTime');
    if (to === 'bad' || (to !== null && (from === null || (from !== 'bad' && to <= from))))
      wrong['to'] = t('calendar.plan.badEnd');
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    // Before midnight is the day before.
    const moment = (minutes: number) => {
      const [days, rest] = [Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440];
      return new Date(momentOf(addDays(date, days), rest, organization.timeZone)).toISOString();
    };
    const [owner, about] = [values['owner'], values['customer']].map(idOf);
    const common = {
      id,
      kind: kinds.find((kind) => kind === values['kind']) ?? 'meeting',
      subject: text('subject'),
      place: text('place') || null,
      ownerId: owner ?? user.id,
      subjects: about ? [{ kind: 'customer' as const, id: about }] : [],
    };
    const remindBefore = reminders.find(({ key }) => key === values['remind'])?.minutes ?? null;
    const rule = repeats.find(({ key }) => key === values['repeat'])?.rule;
    if (rule) {
      repeat.mutate({
        ...common,
        startsOn: date,
        start: typeof from === 'number' ? clockText(from) : null,
        length: typeof from === 'number' && typeof to === 'number' ? to - from : null,
        remindBefore: typeof from === 'number' ? remindBefore : null,
        rule: { ...rule, ...(text('until') !== '' && { until: text('until') }) },
      });
      return;
    }
    create.mutate({
      ...common,
      ...(typeof from === 'number' ? { startAt: moment(from) } : { dueDate: date }),
      ...(typeof from === 'number' && typeof to === 'number' && { endAt: moment(to) }),
      ...(typeof from === 'number' && remindBefore !== null && { remindAt: moment(from - remindBefore) }),
    });
  };
  const fault = create.error ?? repeat.error;
  const fields: EditorField[] = [
    { key: 'subject', type: 'text', label: t('calendar.plan.subject'), required: true, maxLength: 300 },
    {
      key: 'kind',
      type: 'choice',
      label: t('activities.fields.kind'),
      required: true,
      options: kinds.map((value) => ({ value, label: t(`activities.options.kind.${value}`) })),
    },
    { key: 'date', type: 'date', label: t('calendar.plan.date'), required: true },
    { key: 'from', type: 'text', label: t('calendar.plan.from'), maxLength: 5 },
    { key: 'to', type: 'text', label: t('calendar.plan.to'), maxLength: 5 },
    {
      key: 'repeat',
      type: 'choice',
      label: t('calendar.repeat.label'),
      options: repeats.map(({ key }) => ({ value: key, label: t(`calendar.repeat.${key}`) })),
    },
    {
      key: 'remind',
      type: 'choice',
      label: t('calendar.remind.label'),
      options: reminders.map(({ key }) => ({ value: key, label: t(`calendar.remind.${key}`) })),
    },
    ...(values['repeat'] ? [{ key: 'until', type: 'date' as const, label: t('calendar.repeat.until') }] : []),
    { key: 'customer', type: 'reference', label: t('today.task.about'), find: findCustomers },
    { key: 'place', type: 'text', label: t('activities.fields.place'), maxLength: 300 },
    { key: 'owner', type: 'user', label: t('activities.fields.ownerId'), find: findUsers, required: true },
  ];
  return (
    <div className={classes.taskForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setErrors({});
          setIsDirty(true);
        }}
        onSubmit={save}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={create.isPending || repeat.isPending}
        submitLabel={t('calendar.plan.save')}
        errors={fault ? { subject: faultOf(fault).message, ...errors } : errors}
      />
    </div>
  );
}

/** Minutes of `9:30` or `0930`; null for nothing. */
function minutesOf(typed: string): number | null | 'bad' {
  const match = clock.exec(typed.normalize('NFKC').trim());
  if (match) return clockMinutes(`${match[1]}:${match[2]}`);
  return typed.trim() === '' ? null : 'bad';
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

function idOf(value: FieldValue): string | null {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}
