import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnReasons } from '@shared/modules/hand-offs/hand-off';
import { client } from '@renderer/api/client';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import { handOffStep } from './use-hand-off';

/** Why a lead goes back to whoever handed it off. */
export function ReturnDialog({ lead, onClose }: { lead: AnyRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof returnReasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (isSaving) return;
    if (reason === null) {
      setFault(t('handOffs.needsReason'));
      return;
    }
    setIsSaving(true);
    const refused = await handOffStep(
      () => client.handOffs.return({ id: lead.id, reason, note }),
      t('handOffs.returned'),
    );
    setIsSaving(false);
    if (refused === undefined) onClose();
    else setFault(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t('handOffs.returnTitle', { name: titleOf(recordModules.lead, lead) })}
      footer={
        <SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} label={t('handOffs.return')} />
      }
    >
      <div className={recordClasses.dialogBody}>
        <Select
          label={t('handOffs.reason')}
          data-autofocus
          value={reason}
          data={returnReasons.map((value) => ({ value, label: t(`handOffs.reasons.${value}`) }))}
          onChange={(value) => {
            setReason(value);
            setFault(null);
          }}
        />
        <Textarea
          label={t('handOffs.returnNote')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
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
