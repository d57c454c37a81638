import { Icon } from '@renderer/app/icons/Icon';
import { isSaveKey } from '@renderer/app/keys';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import { ConfirmDialog } from '../feedback/ConfirmDialog';
import { FieldControl } from './FieldControl';
import type { EditorField, FieldValue } from './field-types';
import classes from './Form.module.css';
import { validateField } from './validate-field';

export type FormValues = Record<string, FieldValue>;

interface RecordFormProps {
  fields: readonly EditorField[];
  values: FormValues;
  onChange: (values: FormValues) => void;
  /** Faults from the engine, by field; they stand until the field changes. */
  errors?: Partial<Record<string, string>>;
  onSubmit: () => void;
  onCancel: () => void;
  /** Something was typed since opening: leaving asks first. */
  isDirty: boolean;
  isSaving?: boolean;
  submitLabel: string;
  /** Above the fields, such as what a duplicate check found while typing. */
  notice?: ReactNode;
}

/** A form in one column: labels above, required marked, checks on leaving a field, Ctrl+Enter saves. */
export function RecordForm(props: RecordFormProps) {
  const { fields, values, onChange, errors = {}, onSubmit, onCancel, isDirty, isSaving, submitLabel, notice } = props;
  const { t } = useTranslation();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  useUnsavedWork(isDirty && !isSaving);
  // A calendar that opens by itself would lie over the form.
  const first = fields.findIndex(({ type }) => type !== 'date' && type !== 'moment');

  const faultOf = (field: EditorField): string | undefined => {
    const refused = changed.has(field.key) ? undefined : errors[field.key];
    return refused ?? (left.has(field.key) ? validateField(field, values[field.key], t) : undefined);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isSaving) return;
    setLeft(new Set(fields.map((field) => field.key)));
    const faulty = fields.find((field) => validateField(field, values[field.key], t));
    if (faulty) {
      document.getElementById(`${id}-${faulty.key}`)?.focus();
      return;
    }
    setChanged(new Set());
    onSubmit();
  };
  const cancel = () => (isDirty ? setIsAsking(true) : onCancel());
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (isSaveKey(event)) submit();
        // A line break belongs to the input method or the field; saving is Ctrl+Enter.
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      {notice}
      {fields.map((field, index) => (
        <div key={field.key}>
          {field.group && field.group !== fields[index - 1]?.group && <h2 className={classes.group}>{field.group}</h2>}
          <FormField
            field={field}
            id={`${id}-${field.key}`}
            value={values[field.key]}
            fault={faultOf(field)}
            isFirst={index === first}
            onLeave={() => setLeft(new Set(left).add(field.key))}
            onChange={(value) => {
              setChanged(new Set(changed).add(field.key));
              onChange({ ...values, [field.key]: value });
            }}
          />
        </div>
      ))}
      <div className={classes.formActions}>
        <ActionButton tone="quiet" onClick={cancel}>
          {t('common.action.cancel')}
        </ActionButton>
        <ActionButton tone="solid" type="submit" keys="mod+enter" isBusy={isSaving}>
          {submitLabel}
        </ActionButton>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('common.unsaved.title')}
        consequence={t('common.unsaved.consequence')}
        actionLabel={t('common.unsaved.leave')}
        isDanger
        onConfirm={onCancel}
      />
    </form>
  );
}

interface FormFieldProps {
  field: EditorField;
  id: string;
  value: FieldValue;
  fault: string | undefined;
  isFirst: boolean;
  onChange: (value: FieldValue) => void;
  onLeave: () => void;
}

function FormField({ field, id, value, fault, isFirst, onChange, onLeave }: FormFieldProps) {
  const { t } = useTranslation();
  const noteId = `${id}-note`;
  return (
    <div
      className={classes.field}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <label className={classes.label} htmlFor={id}>
        {field.label}
        {field.required && <span className={classes.required}>{t('common.form.requiredMark')}</span>}
      </label>
      <FieldControl
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        fault={fault}
        isAutoFocused={isFirst}
        describedBy={fault || field.help ? noteId : undefined}
      />
      {fault ? (
        <div id={noteId} className={classes.fault} role="alert">
          <Icon name="alert" size={12} />
          {fault}
        </div>
      ) : (
        field.help && (
          <div id={noteId} className={classes.help}>
            {field.help}
          </div>
        )
      )}
    </div>
  );
}
