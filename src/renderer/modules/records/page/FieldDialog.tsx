import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import { validateField } from '@renderer/components/form/validate-field';
import recordClasses from '../Records.module.css';
import { SaveFooter } from '../SaveFooter';

interface FieldDialogProps {
  field: EditorField;
  value: FieldValue;
  /** Resolves to a fault to show, or to nothing when saved. */
  onSave: (value: FieldValue) => Promise<string | undefined>;
  onClose: () => void;
}

/** One field that needs more room than its line. */
export function FieldDialog({ field, value, onSave, onClose }: FieldDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FieldValue>(value);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  useUnsavedWork(JSON.stringify(draft) !== JSON.stringify(value) && !isSaving);
  const save = async () => {
    if (isSaving) return;
    const local = validateField(field, draft, t);
    if (local) {
      setFault(local);
      return;
    }
    setIsSaving(true);
    const refused = await onSave(draft);
    if (refused === undefined) {
      onClose();
      return;
    }
    setFault(refused);
    setIsSaving(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t('common.record.edit', { name: field.label })}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={recordClasses.dialogBody}>
        <FieldControl
          field={field}
          value={draft}
          onChange={(next) => {
            setDraft(next);
            setFault(null);
          }}
          fault={fault ?? undefined}
          isAutoFocused
        />
        {fault !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault}
          </div>
        )}
      </div>
    </Dialog>
  );
}
