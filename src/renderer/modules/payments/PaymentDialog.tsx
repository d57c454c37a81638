import { paymentMethods } from '@shared/modules/payments/payment';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { DialogFault, DialogField } from '../documents/DialogField';
import { refreshMoney } from '../documents/refresh-money';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import { useNow } from '../records/use-now';

interface PaymentDialogProps {
  order: { readonly id: string; readonly number: string; readonly currency: string };
  direction: 'in' | 'out';
  /** Minor units; what most likely came: the next open part. */
  amount: number | null;
  /** Says which part that is. */
  hint?: string;
  onClose: () => void;
}

/** Notes money of an order: opened, the amount and today stand there, so that a second click saves (QUO-05). */
export function PaymentDialog({ order, direction, amount: likely, hint, onClose }: PaymentDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.date(useNow());
  const [amount, setAmount] = useState(likely);
  const [paidOn, setPaidOn] = useState(today);
  const [method, setMethod] = useState('transfer');
  const [reference, setReference] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (amount === null || paidOn === '') {
      setFault(t('payments.note.needed'));
      return;
    }
    setIsSaving(true);
    try {
      const payment = await client.payments.create({
        orderId: order.id,
        currency: order.currency,
        direction,
        amount,
        paidOn,
        method: paymentMethods.find((one) => one === method) ?? null,
        ...(reference !== '' && { reference }),
      });
      refreshMoney();
      showToast({
        message: t(`payments.note.done.${direction}`, { amount: format.money(amount, order.currency) }),
        tone: 'good',
        undo: () => void takeBack(payment.id),
      });
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
      width={440}
      title={t(`payments.note.title.${direction}`, { number: order.number })}
      intro={hint}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t(`payments.note.action.${direction}`)}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        <DialogField
          field={{
            key: 'amount',
            label: t('payments.fields.amount'),
            type: 'money',
            currency: order.currency,
            required: true,
          }}
          value={amount}
          onChange={(next) => {
            setAmount(typeof next === 'number' ? next : null);
            setFault(null);
          }}
          isAutoFocused
        />
        <DialogField
          field={{ key: 'paidOn', label: t('payments.fields.paidOn'), type: 'date', required: true }}
          value={paidOn}
          onChange={(next) => setPaidOn(typeof next === 'string' ? next : '')}
        />
        <DialogField
          field={{
            key: 'method',
            label: t('payments.fields.method'),
            type: 'choice',
            options: paymentMethods.map((value) => ({ value, label: t(`payments.options.method.${value}`) })),
          }}
          value={method}
          onChange={(next) => setMethod(typeof next === 'string' ? next : '')}
        />
        <DialogField
          field={{ key: 'reference', label: t('payments.fields.reference'), type: 'text', maxLength: 120 }}
          value={reference}
          onChange={(next) => setReference(typeof next === 'string' ? next : '')}
        />
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}

async function takeBack(id: string): Promise<void> {
  try {
    await client.payments.delete({ id });
    refreshMoney();
  } catch (error) {
    showToast({ message: faultOf(error).message, tone: 'bad' });
  }
}
