import type { Order } from '@shared/modules/orders/order';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Money } from '@renderer/components/basics/Values';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { changeOrderAtOnce } from './change-order';
import { goodsLeft } from './goods-left';
import classes from './Orders.module.css';

interface GoodsSectionProps {
  order: Order;
  canEdit: boolean;
  onDeliver: () => void;
}

/** What went out and what came back, each with its day and goods. */
export function GoodsSection({ order, canEdit, onDeliver }: GoodsSectionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, version, deliveries, returns, currency } = order;
  const canDeliver = canEdit && order.status === 'confirmed' && goodsLeft(order, 'deliver').size > 0;
  return (
    <>
      <Section
        title={t('orders.goods.deliveries')}
        count={deliveries.length > 0 ? deliveries.length : undefined}
        after={
          canDeliver && <IconButton icon="plus" isSmall label={t('orders.page.steps.deliver')} onClick={onDeliver} />
        }
      >
        {deliveries.length === 0 && <p className={pageClasses.sectionEmpty}>{t('orders.goods.noDeliveries')}</p>}
        {deliveries.map((delivery) => (
          <Movement
            key={delivery.id}
            order={order}
            day={delivery.deliveredOn}
            text={delivery.note}
            lines={delivery.lines}
            after={
              <>
                <IconButton
                  icon="print"
                  isSmall
                  label={t('orders.goods.printNote')}
                  onClick={() => void navigate({ to: `/print/deliveryNote/${delivery.id}` })}
                />
                {canEdit && order.status === 'confirmed' && (
                  <IconButton
                    icon="undo"
                    isSmall
                    label={t('orders.goods.takeBack')}
                    onClick={() =>
                      void changeOrderAtOnce(
                        () => client.orders.takeBackDelivery({ id, version, deliveryId: delivery.id }),
                        t('orders.goods.takenBack'),
                      )
                    }
                  />
                )}
              </>
            }
          />
        ))}
      </Section>
      {returns.length > 0 && (
        <Section title={t('orders.goods.returns')} count={returns.length}>
          {returns.map((back) => (
            <Movement
              key={back.id}
              order={order}
              day={back.returnedOn}
              text={back.reason}
              lines={back.lines}
              after={back.total !== null && <Money minor={-back.total} currency={currency ?? undefined} />}
            />
          ))}
        </Section>
      )}
    </>
  );
}

interface MovementProps {
  order: Order;
  day: string;
  text: string | null;
  lines: readonly { lineId: string; quantity: string }[];
  after: React.ReactNode;
}

function Movement({ order, day, text, lines, after }: MovementProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const goods = lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return `${line?.name ?? ''} ${format.decimal(quantity)}${line?.unit ? ` ${line.unit}` : ''}`;
  });
  return (
    <div className={classes.movement}>
      <div className={classes.movementHead}>
        <b>{format.dateShort(day)}</b>
        <span className={classes.movementText}>{text}</span>
        {after}
      </div>
      <div className={classes.small}>{goods.join(t('common.filter.listComma'))}</div>
    </div>
  );
}
