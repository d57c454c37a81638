import type { LeadPatch } from '@shared/modules/leads/lead';
import { leadReasons } from '@shared/modules/leads/lead-flow';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import { useDirectory } from '../records/directory';
import { textOf } from '../records/field-values';
import recordClasses from '../records/Records.module.css';
import { editorFieldOf, useRecordFields } from '../records/record-fields';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import { SaveFooter } from '../records/SaveFooter';

interface GiveUpDialogProps {
  lead: AnyRecord;
  status: 'recycled' | 'dead';
  onClose: () => void;
  /** Resolves to a sentence to show, or to nothing when it is done. */
  onSave: (reason: Pick<LeadPatch, 'statusReason' | 'statusNote'>) => Promise<string | undefined>;
}

/** Why a lead is given up, for now or for good (LEA-10). */
export function GiveUpDialog({ lead, status, onClose, onSave }: GiveUpDialogProps) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const baseId = useId();
  const fields = useRecordFields(recordModules.lead);
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const context = { t, directory, currency: '' };
  const editors = ['statusReason', 'statusNote'].flatMap((key): EditorField[] => {
    const field = fields.find((one) => one.key === key);
    return field ? [{ ...editorFieldOf(field, context), required: key === 'statusReason' }] : [];
  });
  const save = async () => {
    if (isSaving) return;
    const statusReason = leadReasons.find((reason) => reason === values['statusReason']);
    if (statusReason === undefined) {
      setFault(t('leads.giveUp.needed'));
      return;
    }
    setIsSaving(true);
    setFault((await onSave({ statusReason, statusNote: textOf(values['statusNote']) || null })) ?? null);
    setIsSaving(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t(`leads.giveUp.title.${status}`, { name: titleOf(recordModules.lead, lead) })}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t(`leads.giveUp.action.${status}`)}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        {editors.map((field, index) => (
          <div key={field.key}>
            <label className={recordClasses.dialogLabel} htmlFor={`${baseId}-${field.key}`}>
              {field.label}
            </label>
            <FieldControl
              field={field}
              id={`${baseId}-${field.key}`}
              value={values[field.key]}
              onChange={(next) => {
                setValues({ ...values, [field.key]: next });
                setFault(null);
              }}
              fault={undefined}
              isAutoFocused={index === 0}
              describedBy={undefined}
            />
          </div>
        ))}
        {fault !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault}
          </div>
        )}
      </div>
    </Dialog>
  );
}
