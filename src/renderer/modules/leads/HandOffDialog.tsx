import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receiver } from '@shared/modules/hand-offs/hand-off';
import { client } from '@renderer/api/client';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { useDirectory } from '../records/directory';
import { textOf } from '../records/field-values';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import { ReceiverSelect } from './ReceiverSelect';
import { handOffStep } from './use-hand-off';

/** To whom a lead goes, and what they should know (LEA-06). */
export function HandOffDialog({ lead, onClose }: { lead: AnyRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { userName, departmentName } = useDirectory();
  const [to, setTo] = useState<Receiver | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (isSaving) return;
    if (to === null) {
      setFault(t('handOffs.needsReceiver'));
      return;
    }
    setIsSaving(true);
    const { id, version } = lead;
    const name = to.kind === 'user' ? userName(to.id) : departmentName(to.id);
    const refused = await handOffStep(
      () => client.handOffs.create({ id, version, to, note }),
      t('handOffs.done', { name }),
    );
    setIsSaving(false);
    if (refused === undefined) onClose();
    else setFault(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t('handOffs.title', { name: titleOf(recordModules.lead, lead) })}
      intro={t('handOffs.intro')}
      footer={
        <SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} label={t('handOffs.action')} />
      }
    >
      <div className={recordClasses.dialogBody}>
        <ReceiverSelect
          label={t('handOffs.to')}
          without={textOf(lead['ownerId'])}
          value={to}
          onChange={(receiver) => {
            setTo(receiver);
            setFault(null);
          }}
        />
        <Textarea
          label={t('handOffs.note')}
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
