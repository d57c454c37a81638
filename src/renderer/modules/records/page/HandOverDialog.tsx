import { Switch, Textarea } from '@mantine/core';
import type { CommentKind } from '@shared/modules/comments/comment';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { refreshComments } from '../comments/use-comment';
import { useDirectory } from '../directory';
import type { AnyRecord, RecordModule } from '../record-module';
import recordClasses from '../Records.module.css';
import { SaveFooter } from '../SaveFooter';

interface HandOverDialogProps {
  module: RecordModule;
  kind: CommentKind;
  record: AnyRecord;
  onClose: () => void;
}

/** Gives the record to somebody else, with what the next one should know (XDP-05). */
export function HandOverDialog({ module, kind, record, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const [owner, setOwner] = useState<ReferenceValue | null>(null);
  const [note, setNote] = useState('');
  const [moveDepartment, setMoveDepartment] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const home = directory.people.find(({ id }) => id === owner?.id)?.departmentId;
  const isElsewhere = home !== undefined && home !== record['departmentId'];
  const save = async () => {
    if (isSaving) return;
    if (!owner) {
      setFault(t('records.handOver.needsOwner'));
      return;
    }
    setIsSaving(true);
    try {
      await client.handover.give({
        kind,
        id: record.id,
        version: record.version,
        ownerId: owner.id,
        moveDepartment: moveDepartment && isElsewhere,
        note,
      });
      void queryClient.invalidateQueries({ queryKey: module.baseKey });
      refreshComments(kind);
      showToast({ message: t('records.handOver.done', { name: owner.name }), tone: 'good' });
      onClose();
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('records.handOver.title')}
      intro={t('records.handOver.intro')}
      width={480}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={recordClasses.dialogBody}>
        <ReferencePicker
          isPerson
          label={t('records.handOver.to')}
          find={async (query) => (await directory.findUsers(query)).filter(({ id }) => id !== record['ownerId'])}
          value={owner}
          data-autofocus
          onChange={(next) => {
            setOwner(next);
            setFault(null);
          }}
        />
        <Textarea
          label={t('records.handOver.note')}
          placeholder={t('records.handOver.notePlaceholder')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {isElsewhere && (
          <Switch
            label={t('records.handOver.moveDepartment', { department: directory.departmentName(home) })}
            checked={moveDepartment}
            onChange={(event) => setMoveDepartment(event.currentTarget.checked)}
          />
        )}
        {fault !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault}
          </div>
        )}
      </div>
    </Dialog>
  );
}
