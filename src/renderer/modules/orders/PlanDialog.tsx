import { addDays } from '@shared/lib/dates';
import { spread } from '@shared/lib/document-total';
import type { Order } from '@shared/modules/orders/order';
import { TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { client } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { MoneyInput } from '@renderer/components/form/MoneyInput';
import { DialogFault } from '../documents/DialogField';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import { useNow } from '../records/use-now';
import { changeOrder } from './change-order';
import classes from './Orders.module.css';

interface Part {
  readonly id: string;
  readonly dueOn: string;
  readonly amount: number | null;
  readonly label: string;
}

/** A part after the order's day, in percent of its sum. */
interface Share {
  readonly percent: number;
  readonly days: number;
  readonly label: 'deposit' | 'onDelivery' | 'retention' | 'whole';
}
const plans: Readonly<Record<'three' | 'one', readonly Share[]>> = {
  three: [
    { percent: 30, days: 0, label: 'deposit' },
    { percent: 60, days: 30, label: 'onDelivery' },
    { percent: 10, days: 365, label: 'retention' },
  ],
  one: [{ percent: 100, days: 30, label: 'whole' }],
};

/** In which parts an order's money is due: three by percent in one click, or typed; they add up to the order. */
export function PlanDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.date(useNow());
  const total = order.total ?? 0;
  const currency = order.currency ?? 'CNY';
  const start = order.orderDate ?? today;
  const [parts, setParts] = useState<readonly Part[]>(() =>
    order.instalments.map(({ id, dueOn, amount, label }) => ({ id, dueOn, amount, label: label ?? '' })),
  );
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const rest = total - parts.reduce((sum, part) => sum + (part.amount ?? 0), 0);
  const change = (id: string, values: Partial<Part>) => {
    setParts(parts.map((part) => (part.id === id ? { ...part, ...values } : part)));
    setFault(null);
  };
  const takePlan = (shares: readonly Share[]) => {
    const amounts = spread(
      total,
      shares.map(({ percent }) => percent),
    );
    setParts(
      shares.map(({ days, label }, index) => ({
        id: uuidv7(),
        dueOn: addDays(start, days),
        amount: amounts[index] ?? 0,
        label: t(`orders.plan.labels.${label}`),
      })),
    );
    setFault(null);
  };
  const save = async () => {
    const items = parts.flatMap(({ id, dueOn, amount, label }) =>
      amount !== null && amount > 0 && dueOn !== '' ? [{ id, dueOn, amount, label: label.trim() || null }] : [],
    );
    if (items.length < parts.length || rest !== 0) {
      setFault(t('orders.plan.needed', { amount: format.money(total, currency) }));
      return;
    }
    setIsSaving(true);
    const { id, version } = order;
    const refused = await changeOrder(() => client.orders.plan({ id, version, items }), t('orders.plan.done'));
    setIsSaving(false);
    if (refused === undefined) onClose();
    else setFault(refused);
  };
  const name = (part: Part, key: 'label' | 'dueOn' | 'amount') =>
    t('orders.plan.partOf', { field: t(`orders.plan.${key}`), number: parts.indexOf(part) + 1 });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={640}
      title={t('orders.plan.dialogTitle', { number: order.number })}
      intro={t('orders.plan.intro', { amount: format.money(total, currency) })}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={recordClasses.dialogBody}>
        <div className={classes.planFoot}>
          <ActionButton isSmall onClick={() => takePlan(plans.three)}>
            {t('orders.plan.three')}
          </ActionButton>
          <ActionButton isSmall onClick={() => takePlan(plans.one)}>
            {t('orders.plan.one')}
          </ActionButton>
        </div>
        {parts.length > 0 && (
          <div className={classes.planHead}>
            <span>{t('orders.plan.label')}</span>
            <span>{t('orders.plan.dueOn')}</span>
            <span>{t('orders.plan.amount')}</span>
          </div>
        )}
        {parts.map((part) => (
          <div key={part.id} className={classes.planLine}>
            <TextInput
              aria-label={name(part, 'label')}
              value={part.label}
              maxLength={80}
              onChange={(event) => change(part.id, { label: event.currentTarget.value })}
            />
            <DateInput
              aria-label={name(part, 'dueOn')}
              valueFormat="YYYY-MM-DD"
              value={part.dueOn || null}
              onChange={(next) => change(part.id, { dueOn: next ?? '' })}
            />
            <MoneyInput
              aria-label={name(part, 'amount')}
              currency={currency}
              value={part.amount}
              onChange={(amount) => change(part.id, { amount })}
            />
            <IconButton
              icon="close"
              isSmall
              label={t('orders.plan.remove', { number: parts.indexOf(part) + 1 })}
              onClick={() => setParts(parts.filter(({ id }) => id !== part.id))}
            />
          </div>
        ))}
        <div className={classes.planFoot}>
          <ActionButton
            isSmall
            tone="quiet"
            icon="plus"
            onClick={() =>
              setParts([
                ...parts,
                { id: uuidv7(), dueOn: addDays(start, 30), amount: rest > 0 ? rest : null, label: '' },
              ])
            }
          >
            {t('orders.plan.add')}
          </ActionButton>
          {rest !== 0 && (
            <span className={classes.bad}>
              {t(rest > 0 ? 'orders.plan.short' : 'orders.plan.over', {
                amount: format.money(Math.abs(rest), currency),
              })}
            </span>
          )}
        </div>
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}
