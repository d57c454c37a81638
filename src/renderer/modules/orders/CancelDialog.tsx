import type { Order } from '@shared/modules/orders/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { DialogFault, DialogField } from '../documents/DialogField';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import { changeOrder } from './change-order';

/** Why an order is cancelled; nothing was delivered or paid of it. */
export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (reason.trim() === '') {
      setFault(t('orders.cancel.needed'));
      return;
    }
    setIsSaving(true);
    const { id, version } = order;
    const refused = await changeOrder(
      () => client.orders.cancel({ id, version, reason }),
      t('orders.cancel.done', { number: order.number }),
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
      title={t('orders.cancel.title', { number: order.number })}
      intro={t('orders.cancel.intro')}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t('orders.page.steps.cancel')}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        <DialogField
          field={{ key: 'reason', label: t('orders.fields.cancelReason'), type: 'longText', required: true }}
          value={reason}
          onChange={(next) => {
            setReason(typeof next === 'string' ? next : '');
            setFault(null);
          }}
          isAutoFocused
        />
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}
