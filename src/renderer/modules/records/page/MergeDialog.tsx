import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import dialogClasses from '@renderer/components/feedback/Dialog.module.css';
import type { ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { findRecords } from '../record-names';
import { titleOf, type AnyRecord, type RecordModule } from '../record-module';
import recordClasses from '../Records.module.css';

interface MergeDialogProps {
  module: RecordModule;
  record: AnyRecord;
  onClose: () => void;
}

/** Chooses the record that is the same as this one; what goes where is decided on the page after it. */
export function MergeDialog({ module, record, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [other, setOther] = useState<ReferenceValue | null>(null);
  const find = useMemo(() => {
    const all = findRecords(module.kind);
    return async (query: string) => (await all(query)).filter(({ id }) => id !== record.id);
  }, [module.kind, record.id]);
  const go = () => {
    if (other) void navigate({ to: '/merge', search: { kind: module.kind, ids: `${record.id},${other.id}` } });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t('records.page.merge')}
      intro={t('records.page.mergeIntro', { name: titleOf(module, record) })}
      footer={<MergeFooter onClose={onClose} onGo={go} isDisabled={other === null} />}
    >
      <div className={recordClasses.dialogBody}>
        <ReferencePicker
          isPerson={module.kind === 'contact'}
          find={find}
          value={other}
          aria-label={t('records.page.mergeOther')}
          placeholder={t('records.page.mergeOther')}
          data-autofocus
          onChange={setOther}
        />
      </div>
    </Dialog>
  );
}

interface MergeFooterProps {
  onClose: () => void;
  onGo: () => void;
  isDisabled: boolean;
}

function MergeFooter({ onClose, onGo, isDisabled }: MergeFooterProps) {
  const { t } = useTranslation();
  useKeys([{ keys: 'mod+enter', run: onGo, isDisabled }]);
  return (
    <>
      <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
        {t('common.action.cancel')}
      </ActionButton>
      <span className={dialogClasses.space} />
      <ActionButton tone="solid" keys="mod+enter" isDisabled={isDisabled} onClick={onGo}>
        {t('records.page.mergeCompare')}
      </ActionButton>
    </>
  );
}
