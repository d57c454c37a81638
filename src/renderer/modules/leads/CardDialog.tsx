import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { readCard } from '@shared/lib/card-text';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { FieldControl } from '@renderer/components/form/FieldControl';
import { isBlank, type FieldValue } from '@renderer/components/form/field-types';
import type { FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../records/directory';
import { fromEditor } from '../records/field-values';
import { DuplicateNotice } from '../records/form/DuplicateNotice';
import { useDuplicates } from '../records/form/use-duplicates';
import recordClasses from '../records/Records.module.css';
import { asInput, editorFieldOf, useRecordFields } from '../records/record-fields';
import { recordModules, recordPath, titleOf } from '../records/record-module';
import { rememberRecord } from '../records/record-names';
import { SaveFooter } from '../records/SaveFooter';
import classes from './Leads.module.css';

const module = recordModules.lead;
/** What a card says, in the order one checks it. */
const shownFields = [
  'name',
  'companyName',
  'title',
  'phones',
  'emails',
  'handles',
  'addresses',
  'website',
  'source',
  'notes',
];

/** The rest is shown where the card says it. */
const essentials = ['name', 'companyName', 'title', 'phones', 'emails', 'source'];

/** A business card typed, pasted or read by a phone becomes a lead (LEA-01): what was read is shown, and mended, before it is saved. */
export function CardDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const directory = useDirectory();
  const baseId = useId();
  const [id] = useState(uuidv7);
  const [text, setText] = useState('');
  const [mended, setMended] = useState<FormValues>({});
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const allFields = useRecordFields(module);
  const values: FormValues = { ...valuesOf(text), ...mended };
  const isShown = (key: string) => essentials.includes(key) || key in mended || !isBlank(values[key]);
  const fields = shownFields
    .filter(isShown)
    .flatMap((key) => allFields.find((field) => field.key === key && !field.isMasked) ?? []);
  const found = useDuplicates('lead', undefined, values);
  const customers = useDuplicates(session.can('customer', 'create') ? 'customer' : null, undefined, {
    ...values,
    name: values['companyName'] ?? '',
  });
  useUnsavedWork((text !== '' || Object.keys(mended).length > 0) && !isSaving);
  const save = async () => {
    if (isSaving) return;
    setIsSaving(true);
    setFault(null);
    try {
      const given = fields.flatMap((field) => {
        const value = fromEditor(field, values[field.key]);
        return value === null ? [] : [[field.key, value] as const];
      });
      const lead = await module.create(asInput({ id, ...Object.fromEntries(given) }));
      rememberRecord('lead', lead);
      showToast({ message: t('records.form.created', { name: titleOf(module, lead) }), tone: 'good' });
      onClose();
      void navigate({ to: recordPath(module, lead.id) });
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={720}
      title={t('leads.card.title')}
      footer={
        <SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} label={t('leads.card.create')} />
      }
    >
      <div className={recordClasses.dialogBody}>
        <Textarea
          label={t('leads.card.paste')}
          description={t('leads.card.pasteHint')}
          autosize
          minRows={3}
          maxRows={5}
          maxLength={4000}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DuplicateNotice kind="lead" found={found} />
        <DuplicateNotice kind="customer" found={customers} />
        <div className={classes.cardFields}>
          {fields.map((field) => {
            const editor = editorFieldOf(field, { t, directory, currency: '' });
            return (
              <div key={field.key}>
                <label className={recordClasses.dialogLabel} htmlFor={`${baseId}-${field.key}`}>
                  {editor.label}
                </label>
                <FieldControl
                  field={editor}
                  id={`${baseId}-${field.key}`}
                  value={values[field.key]}
                  onChange={(next: FieldValue) => setMended({ ...mended, [field.key]: next })}
                  fault={undefined}
                  isAutoFocused={false}
                  describedBy={undefined}
                />
              </div>
            );
          })}
        </div>
        {fault !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** What was read, as the form's fields hold it. */
function valuesOf(text: string): FormValues {
  const card = readCard(text);
  const labelled = (value: string, label = '') => ({ label, value });
  return {
    name: card.name,
    companyName: card.companyName,
    title: card.title,
    phones: card.phones.map(({ label, value }) => labelled(value, label)),
    emails: card.emails.map((value) => labelled(value)),
    handles: card.wechat === '' ? [] : [labelled(card.wechat, 'wechat')],
    addresses:
      card.address === ''
        ? []
        : [{ label: '', country: '', province: '', city: '', district: '', street: card.address, postcode: '' }],
    website: card.website,
    notes: card.rest.join('\n'),
  };
}
