import { useMutation } from '@tanstack/react-query';
import { addDays, daysBetween } from '@shared/lib/dates';
import type { WorkingException } from '@shared/modules/working-calendar/working-calendar';
import { exceptionKinds } from '@shared/modules/working-calendar/working-calendar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import type { EditorField } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { normalClock } from './week-draft';

interface DayDialogProps {
  /** Null adds one. */
  day: WorkingException | null;
  version: number;
  onClose: () => void;
}

const mostDays = 100;

/** A holiday, a make-up workday or a day with hours of its own; several days in a row at once. */
export function DayDialog(props: DayDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onClose={props.onClose} title={t('workingCalendar.dialog.title')} width={480}>
      <DayForm {...props} />
    </Dialog>
  );
}

function DayForm({ day, version, onClose }: DayDialogProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [values, setValues] = useState<FormValues>({
    date: day?.date ?? null,
    until: null,
    kind: day?.kind ?? 'holiday',
    name: day?.name ?? '',
    from: day?.spans[0]?.from ?? '09:00',
    to: day?.spans.at(-1)?.to ?? '12:00',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isDirty, setIsDirty] = useState(false);
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const kind = exceptionKinds.find((one) => one === values['kind']) ?? 'holiday';
  const save = useMutation({
    mutationFn: (dates: readonly string[]) => {
      const spans =
        kind === 'hours' ? [{ from: normalClock(text('from')) ?? '', to: normalClock(text('to')) ?? '' }] : [];
      const set = dates.map((date) => ({ date, kind, spans, name: text('name') }));
      const remove = day && !dates.includes(day.date) ? [day.date] : [];
      return client.workingCalendar.patch({ version, set, remove });
    },
    onSuccess: () => {
      saved(t('workingCalendar.days.saved'), api.workingCalendar);
      onClose();
    },
    onError: (error) => refused(error, api.workingCalendar),
  });
  const submit = () => {
    const first = text('date');
    const last = text('until') || first;
    const count = first === '' ? 0 : daysBetween(first, last) + 1;
    const wrong: Record<string, string> = {};
    if (first === '') wrong['date'] = t('workingCalendar.dialog.badDate');
    else if (count < 1 || count > mostDays) wrong['until'] = t('workingCalendar.dialog.badUntil');
    const [from, to] = [normalClock(text('from')), normalClock(text('to'))];
    if (kind === 'hours' && (from === null || to === null || from >= to))
      wrong['to'] = t('workingCalendar.dialog.badHours');
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) save.mutate(Array.from({ length: count }, (_, at) => addDays(first, at)));
  };
  const fields: EditorField[] = [
    { key: 'date', type: 'date', label: t('workingCalendar.dialog.date'), required: true },
    ...(day ? [] : [{ key: 'until', type: 'date' as const, label: t('workingCalendar.dialog.until') }]),
    {
      key: 'kind',
      type: 'choice',
      label: t('workingCalendar.dialog.kind'),
      required: true,
      options: exceptionKinds.map((value) => ({ value, label: t(`workingCalendar.kinds.${value}`) })),
    },
    { key: 'name', type: 'text', label: t('workingCalendar.dialog.name'), maxLength: 80 },
    ...(kind === 'hours'
      ? (['from', 'to'] as const).map((key) => ({
          key,
          type: 'text' as const,
          label: t(`workingCalendar.dialog.${key}`),
          maxLength: 5,
          required: true,
        }))
      : []),
  ];
  return (
    <div className={classes.dialogForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setErrors({});
          setIsDirty(true);
        }}
        onSubmit={submit}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={save.isPending}
        errors={save.error ? { name: faultOf(save.error).message, ...errors } : errors}
        submitLabel={t('workingCalendar.dialog.save')}
      />
    </div>
  );
}
