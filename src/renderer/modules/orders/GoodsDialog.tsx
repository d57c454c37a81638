import { Decimal } from 'decimal.js';
import { plainDecimal } from '@shared/lib/decimal-text';
import type { Order } from '@shared/modules/orders/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { DecimalInput } from '@renderer/components/form/DecimalInput';
import { DialogFault, DialogField } from '../documents/DialogField';
import { SaveFooter } from '../records/SaveFooter';
import { useNow } from '../records/use-now';
import recordClasses from '../records/Records.module.css';
import { changeOrder } from './change-order';
import { goodsLeft, type GoodsWay } from './goods-left';
import classes from './Orders.module.css';

interface GoodsDialogProps {
  order: Order;
  way: GoodsWay;
  onClose: () => void;
}

/** Which goods went out or came back, when, and why. A delivery begins with everything that is left, a return with nothing. */
export function GoodsDialog({ order, way, onClose }: GoodsDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.date(useNow());
  const left = goodsLeft(order, way);
  const lines = order.lines.filter(({ id }) => left.has(id));
  const [quantities, setQuantities] = useState<ReadonlyMap<string, string>>(way === 'deliver' ? left : new Map());
  const [day, setDay] = useState(today);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    const moved = lines.flatMap(({ id }) => {
      const quantity = plainDecimal(quantities.get(id) ?? '');
      return quantity !== undefined && new Decimal(quantity).gt(0) ? [{ lineId: id, quantity }] : [];
    });
    if (moved.length === 0 || day === '') {
      setFault(t('orders.goods.needed'));
      return;
    }
    setIsSaving(true);
    const { id, version } = order;
    const rest = { id, version, lines: moved };
    const refused = await changeOrder(
      () =>
        way === 'deliver'
          ? client.orders.deliver({ ...rest, deliveredOn: day, ...(text && { note: text }) })
          : client.orders.returnGoods({ ...rest, returnedOn: day, ...(text && { reason: text }) }),
      t(`orders.goods.done.${way}`, { number: order.number }),
    );
    setIsSaving(false);
    if (refused === undefined) onClose();
    else setFault(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`orders.goods.title.${way}`, { number: order.number })}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t(`orders.goods.action.${way}`)}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        <div className={classes.goods}>
          {lines.map((line) => (
            <div key={line.id} className={classes.goodsLine}>
              <div className={classes.goodsName}>
                <div>{line.name}</div>
                <div className={classes.small}>{line.specification}</div>
              </div>
              <DecimalInput
                className={classes.goodsInput}
                aria-label={t('orders.goods.quantityOf', { name: line.name })}
                value={quantities.get(line.id) ?? ''}
                onChange={(next) => {
                  setQuantities(new Map(quantities).set(line.id, next));
                  setFault(null);
                }}
              />
              <span className={classes.small}>
                {t(`orders.goods.of.${way}`, {
                  quantity: format.decimal(left.get(line.id) ?? '0'),
                  unit: line.unit ?? '',
                })}
              </span>
            </div>
          ))}
        </div>
        {way === 'return' && (
          <div>
            <ActionButton isSmall tone="quiet" onClick={() => setQuantities(left)}>
              {t('orders.goods.all')}
            </ActionButton>
          </div>
        )}
        <DialogField
          field={{ key: 'day', label: t(`orders.goods.day.${way}`), type: 'date', required: true }}
          value={day}
          onChange={(next) => setDay(typeof next === 'string' ? next : '')}
        />
        <DialogField
          field={{ key: 'note', label: t(`orders.goods.note.${way}`), type: 'text', maxLength: 500 }}
          value={text}
          onChange={(next) => setText(typeof next === 'string' ? next : '')}
        />
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}
