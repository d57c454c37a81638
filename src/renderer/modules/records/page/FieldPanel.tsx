import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldGroups } from '@shared/access/resources';
import type { FieldType } from '@shared/contract/fields';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { showToast } from '@renderer/components/feedback/toast-store';
import { InlineEditor } from '@renderer/components/form/InlineEditor';
import { mayEdit, type ColumnContext } from '../columns';
import { FieldText } from '../FieldText';
import { fromEditor, isSameValue, toEditor } from '../field-values';
import { editorFieldOf, valueOf, type RecordField } from '../record-fields';
import type { AnyRecord, RecordModule, RecordValues } from '../record-module';
import type { SaveResult } from '../save-record';
import { FieldDialog } from './FieldDialog';
import classes from './RecordPage.module.css';

interface FieldPanelProps {
  record: AnyRecord;
  fields: readonly RecordField[];
  /** Fields the head shows already. */
  without: readonly string[];
  context: ColumnContext;
  save: (base: AnyRecord, changes: RecordValues) => Promise<SaveResult>;
  reveal: RecordModule['reveal'];
}

/** Typed in place; everything longer gets a dialog. */
const inPlace: readonly FieldType[] = [
  'text',
  'number',
  'money',
  'decimal',
  'date',
  'choice',
  'yesNo',
  'user',
  'department',
];

/** The fields of a record in groups. Those without a value wait behind one line; a pencil changes what one may change. */
export function FieldPanel({ record, fields, without, context, save, reveal }: FieldPanelProps) {
  const { t, i18n } = useTranslation();
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<string | null>(null);
  const shown = fields.filter((field) => !without.includes(field.key));
  const saveField = async (field: RecordField, value: unknown): Promise<string | undefined> => {
    const result = await save(record, { [field.key]: value });
    if (result.kind === 'refused') return result.errors[field.key] ?? result.message;
    if (result.kind === 'backToForm') showToast({ message: t('records.page.notSaved'), tone: 'warn' });
    return undefined;
  };
  const inDialog = shown.find((field) => field.key === editing && !inPlace.includes(field.type));
  return (
    <>
      {fieldGroups.map((group) => {
        const own = shown.filter((field) => field.group === group);
        const filled = own.filter((field) => !isSameValue(valueOf(record, field.key), null));
        const blank = own.filter((field) => !filled.includes(field) && mayEdit(field, record));
        const isOpen = openGroups.has(group);
        const listed = isOpen ? own.filter((field) => filled.includes(field) || blank.includes(field)) : filled;
        if (filled.length === 0 && blank.length === 0) return null;
        return (
          <section key={group} className={classes.group}>
            <h2>{t(`records.groups.${group}`)}</h2>
            <dl className={classes.list} data-wide={i18n.language === 'en' || undefined}>
              {listed.map((field) => (
                <FieldLine
                  key={field.key}
                  record={record}
                  field={field}
                  context={context}
                  isEditing={editing === field.key && inPlace.includes(field.type)}
                  onEdit={() => setEditing(field.key)}
                  onClose={() => setEditing(null)}
                  onSave={(value) => saveField(field, value)}
                  reveal={field.isMasked && reveal ? () => reveal(record.id, field.key) : undefined}
                />
              ))}
            </dl>
            {!isOpen && blank.length > 0 && (
              <button
                type="button"
                className={classes.more}
                onClick={() => setOpenGroups(new Set(openGroups).add(group))}
              >
                {t('records.page.blankFields', { count: blank.length })}
              </button>
            )}
          </section>
        );
      })}
      {inDialog && (
        <FieldDialog
          field={editorFieldOf(inDialog, context)}
          value={toEditor(inDialog, valueOf(record, inDialog.key), context.names)}
          onSave={(value) => saveField(inDialog, fromEditor(inDialog, value))}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface FieldLineProps {
  record: AnyRecord;
  field: RecordField;
  context: ColumnContext;
  isEditing: boolean;
  onEdit: () => void;
  onClose: () => void;
  onSave: (value: unknown) => Promise<string | undefined>;
  /** For a masked value: fetches the real one, which the log keeps. */
  reveal: (() => Promise<unknown>) | undefined;
}

function FieldLine({ record, field, context, isEditing, onEdit, onClose, onSave, reveal }: FieldLineProps) {
  const { t } = useTranslation();
  const value = valueOf(record, field.key);
  return (
    <>
      <dt className={classes.term}>{field.label}</dt>
      <dd className={classes.value}>
        {isEditing ? (
          <InlineEditor
            field={editorFieldOf(field, context)}
            value={toEditor(field, value, context.names)}
            onSave={(next) => onSave(fromEditor(field, next))}
            onClose={onClose}
          />
        ) : (
          <>
            {reveal ? (
              <MaskedText field={field} value={value} context={context} reveal={reveal} />
            ) : (
              <div className={classes.text}>
                <FieldText field={field} value={value} names={context.names} currency={context.currency} />
              </div>
            )}
            {mayEdit(field, record) && (
              <button
                type="button"
                className={classes.edit}
                aria-label={t('common.record.edit', { name: field.label })}
                title={t('common.record.edit', { name: field.label })}
                onClick={onEdit}
              >
                <Icon name="pencil" size={12} />
              </button>
            )}
          </>
        )}
      </dd>
    </>
  );
}

interface MaskedTextProps {
  field: RecordField;
  value: unknown;
  context: ColumnContext;
  reveal: () => Promise<unknown>;
}

/** A masked value with an eye: opened, it stands there until one closes it or leaves, and the log has a name more. */
function MaskedText({ field, value, context, reveal }: MaskedTextProps) {
  const { t } = useTranslation();
  const [real, setReal] = useState<{ value: unknown } | null>(null);
  const look = async () => {
    try {
      setReal({ value: await reveal() });
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const label = t(real ? 'common.value.conceal' : 'common.value.reveal');
  return (
    <>
      <div className={classes.text}>
        <FieldText
          field={real ? { ...field, isMasked: false } : field}
          value={real ? real.value : value}
          names={context.names}
        />
      </div>
      <button
        type="button"
        className={classes.eye}
        aria-label={`${field.label}: ${label}`}
        title={label}
        onClick={() => (real ? setReal(null) : void look())}
      >
        <Icon name={real ? 'eyeClosed' : 'eye'} size={14} />
      </button>
    </>
  );
}
