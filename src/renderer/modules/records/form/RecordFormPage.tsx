import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldGroup } from '@shared/access/resources';
import { checkedKinds } from '@shared/modules/duplicates/duplicates.contract';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { usePhoneBack } from '@renderer/app/shell/phone-back';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { isBlank, type EditorField, type FieldValue } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { RecordFault } from '../RecordFault';
import { useDirectory } from '../directory';
import { fromEditor, isSameValue, toEditor, type Names } from '../field-values';
import { asInput, editorFieldOf, useRecordFields, valueOf, type RecordField } from '../record-fields';
import { recordPath, titleOf, type AnyRecord, type RecordModule } from '../record-module';
import { recordQuery, rememberRecord } from '../record-names';
import { useReferencedNames } from '../referenced-names';
import { refusal, useSaveRecord } from '../save-record';
import { DuplicateNotice } from './DuplicateNotice';
import classes from './FormPage.module.css';
import { useDuplicates } from './use-duplicates';

const groupOrder: readonly FieldGroup[] = ['basic', 'money', 'cost', 'contactDetails', 'relation', 'billing'];

/** A field of the form that is no field of the kind, such as a contact's customers. */
export interface ExtraField {
  readonly editor: EditorField;
  /** The value in a record that is being changed. */
  readonly read: (record: AnyRecord) => FieldValue;
  /** The value as the engine takes it. */
  readonly write: (value: FieldValue) => unknown;
}

interface RecordFormPageProps {
  module: RecordModule;
  /** The record to change; without it one is made. */
  id?: string;
  /** What stands first, without a heading: enough for a new record. The rest comes after it, by group. */
  essentials: readonly string[];
  /** Fields that are not typed here; without a record, for a new one. */
  without?: (record: AnyRecord | undefined) => readonly string[];
  /** What a new record starts with. */
  defaults?: FormValues;
  extra?: readonly ExtraField[];
  /** Words to choose from while typing, by field. */
  suggestions?: Readonly<Record<string, readonly string[]>>;
  /** Where to go once a new record is there; its own page unless said otherwise. */
  onCreated?: (record: AnyRecord) => void;
}

/** The page on which a record is made or changed. */
export function RecordFormPage(props: RecordFormPageProps) {
  const { module, id } = props;
  const { data, error, refetch } = useQuery({ ...recordQuery(module.kind, id ?? ''), enabled: id !== undefined });
  if (error) return <RecordFault module={module} error={error} onRetry={() => void refetch()} />;
  if (id !== undefined && !data) return <LoadingRows />;
  // The form keeps what it started from: a live update underneath must not change what one is typing on.
  return <FormOfRecord key={id ?? 'new'} {...props} first={data} />;
}

function FormOfRecord(props: RecordFormPageProps & { first: AnyRecord | undefined }) {
  const { module, essentials, extra = [], without, suggestions = {} } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const directory = useDirectory();
  const allFields = useRecordFields(module);
  const recordName = useReferencedNames();
  const names = useMemo<Names>(() => ({ directory, recordName }), [directory, recordName]);
  const [base] = useState(props.first);
  const [typed, setTyped] = useState<FormValues>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { save, dialog } = useSaveRecord(module, allFields, names);
  const isNew = base === undefined;
  const fields = useMemo(
    () =>
      formFields(
        allFields.filter(({ key }) => !without?.(base).includes(key)),
        essentials,
        isNew ? session.can(module.kind, 'assign') : base.can.includes('assign'),
      ),
    [allFields, essentials, isNew, base, session, module.kind, without],
  );
  usePhoneBack({ label: t(`${module.name}.page.title`), to: recordPath(module, base?.id) });

  const valueBefore = (field: RecordField): FieldValue =>
    base ? toEditor(field, valueOf(base, field.key), names) : (props.defaults?.[field.key] ?? null);
  const values: FormValues = { ...props.defaults };
  for (const field of fields) values[field.key] = field.key in typed ? typed[field.key] : valueBefore(field);
  for (const { editor, read } of extra) {
    values[editor.key] =
      editor.key in typed ? typed[editor.key] : base ? read(base) : (props.defaults?.[editor.key] ?? []);
  }
  const comparedKind = checkedKinds.find((kind) => kind === module.kind) ?? null;
  const found = useDuplicates(comparedKind, base?.id, values);
  // Whoever comes in as a lead may be a customer or contact already (LEA-05).
  const compares = (kind: 'customer' | 'contact') =>
    comparedKind === 'lead' && session.can(kind, 'create') ? kind : null;
  const customers = useDuplicates(compares('customer'), undefined, { ...values, name: values['companyName'] ?? '' });
  const contacts = useDuplicates(compares('contact'), undefined, values);

  const changed = (): Record<string, unknown> => {
    const changes: Record<string, unknown> = {};
    for (const field of fields) {
      const next = fromEditor(field, values[field.key]);
      if (base ? !isSameValue(next, valueOf(base, field.key)) : !isBlank(values[field.key])) changes[field.key] = next;
    }
    for (const { editor, read, write } of extra) {
      const next = write(values[editor.key]);
      if (base ? !isSameValue(next, write(read(base))) : !isSameValue(next, null)) changes[editor.key] = next;
    }
    return changes;
  };
  const leave = () => (base ? void navigate({ to: recordPath(module, base.id) }) : window.history.back());
  const submit = async () => {
    setIsSaving(true);
    setRefused(null);
    try {
      if (!base) {
        const record = await module.create(asInput(changed()));
        rememberRecord(module.kind, record);
        showToast({ message: t('records.form.created', { name: titleOf(module, record) }), tone: 'good' });
        if (props.onCreated) props.onCreated(record);
        else void navigate({ to: recordPath(module, record.id), replace: true });
        return;
      }
      const result = await save(base, changed());
      if (result.kind === 'saved') {
        void navigate({ to: recordPath(module, base.id), replace: true });
        return;
      }
      if (result.kind === 'refused') showRefusal(result);
    } catch (error) {
      showRefusal(refusal(faultOf(error)));
    }
    setIsSaving(false);
  };
  const showRefusal = (result: ReturnType<typeof refusal>) => {
    setErrors(result.errors);
    const isShown = Object.keys(result.errors).some((key) => key in values);
    setRefused(isShown ? null : result.message);
  };
  const context = { t, directory, currency: currencyOf(values) ?? session.organization.currency };
  const own = fields.map((field) => ({
    ...withSuggestions(editorFieldOf(field, context), suggestions[field.key]),
    ...(essentials.includes(field.key) && { group: undefined }),
  }));
  const editors = [...own, ...extra.map(({ editor }) => editor)].sort(
    (left, right) => placeIn(essentials, left.key) - placeIn(essentials, right.key),
  );
  return (
    <>
      <PageHead
        title={base ? t('records.form.editTitle', { name: titleOf(module, base) }) : t(`${module.name}.page.new`)}
      />
      <div className={classes.scroll}>
        <RecordForm
          fields={editors}
          values={values}
          onChange={(next) => {
            setTyped(
              Object.fromEntries(Object.entries(next).filter(([key]) => key in typed || next[key] !== values[key])),
            );
            setErrors({});
          }}
          errors={errors}
          isDirty={Object.keys(typed).length > 0}
          isSaving={isSaving}
          submitLabel={t(base ? 'common.action.save' : `${module.name}.page.create`)}
          onSubmit={() => void submit()}
          onCancel={leave}
          notice={
            <>
              {refused !== null && (
                <div className={classes.refused} role="alert">
                  <Icon name="alert" />
                  {refused}
                </div>
              )}
              {comparedKind && <DuplicateNotice kind={comparedKind} found={found} />}
              <DuplicateNotice kind="customer" found={customers} />
              <DuplicateNotice kind="contact" found={contacts} />
            </>
          }
        />
      </div>
      {dialog}
    </>
  );
}

/** What can be typed, essentials first, the rest by group; whose record it is only where one may hand it on. */
function formFields(fields: readonly RecordField[], essentials: readonly string[], canAssign: boolean): RecordField[] {
  const place = (field: RecordField) => placeIn(essentials, field.key) * 10 + groupOrder.indexOf(field.group);
  return fields
    .filter((field) => !field.isComputed && !field.isMasked)
    .filter((field) => canAssign || !['ownerId', 'departmentId'].includes(field.key))
    .sort((left, right) => place(left) - place(right));
}

function withSuggestions(editor: EditorField, words: readonly string[] | undefined): EditorField {
  return words && (editor.type === 'text' || editor.type === 'decimal') ? { ...editor, suggestions: words } : editor;
}

/** The currency sums of this record are in, where it names one; not one that is half typed. */
function currencyOf(values: FormValues): string | undefined {
  const currency = values['currency'];
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined;
}

function placeIn(essentials: readonly string[], key: string): number {
  const index = essentials.indexOf(key);
  return index < 0 ? essentials.length : index;
}
