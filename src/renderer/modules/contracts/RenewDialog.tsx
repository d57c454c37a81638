import type { CustomerContract } from '@shared/modules/contracts/contract';
import { addDays } from '@shared/lib/dates';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { DialogFault, DialogField } from '../documents/DialogField';
import { recordModules, recordPath } from '../records/record-module';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';

interface RenewDialogProps {
  contract: CustomerContract;
  onClose: () => void;
}

/** The contract that follows: from the day after, for as long, for the same amount, and a deal for it if wanted. */
export function RenewDialog({ contract, onClose }: RenewDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const [startsOn, setStartsOn] = useState(contract.endsOn ? addDays(contract.endsOn, 1) : '');
  const [endsOn, setEndsOn] = useState('');
  const [amount, setAmount] = useState(contract.amount ?? null);
  const [withDeal, setWithDeal] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const showsMoney = session.group('money') === 'show';
  const save = async () => {
    setIsSaving(true);
    try {
      const next = await client.contracts.renew({
        id: contract.id,
        version: contract.version,
        ...(startsOn !== '' && { startsOn }),
        ...(endsOn !== '' && { endsOn }),
        ...(amount !== null && showsMoney && { amount }),
        withDeal,
      });
      for (const kind of ['contract', 'opportunity'] as const)
        void queryClient.invalidateQueries({ queryKey: recordModules[kind].baseKey });
      showToast({ message: t('contracts.renew.done', { number: next.number }), tone: 'good' });
      onClose();
      void navigate({ to: recordPath(recordModules.contract, next.id) });
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t('contracts.renew.title', { name: contract.name })}
      intro={t('contracts.renew.intro')}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t('contracts.renew.action')}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        <DialogField
          field={{ key: 'startsOn', label: t('contracts.fields.startsOn'), type: 'date', required: true }}
          value={startsOn}
          onChange={(next) => setStartsOn(text(next))}
          isAutoFocused
        />
        <DialogField
          field={{
            key: 'endsOn',
            label: t('contracts.fields.endsOn'),
            type: 'date',
            placeholder: t('contracts.renew.sameLength'),
          }}
          value={endsOn}
          onChange={(next) => setEndsOn(text(next))}
        />
        {showsMoney && (
          <DialogField
            field={{
              key: 'amount',
              label: t('contracts.fields.amount'),
              type: 'money',
              currency: contract.currency ?? session.organization.currency,
            }}
            value={amount}
            onChange={(next) => setAmount(typeof next === 'number' ? next : null)}
          />
        )}
        {session.hasModule('sales') && session.can('opportunity', 'create') && (
          <DialogField
            field={{ key: 'withDeal', label: t('contracts.renew.withDeal'), type: 'yesNo' }}
            value={withDeal}
            onChange={(next) => setWithDeal(next === true)}
          />
        )}
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}
