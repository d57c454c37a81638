import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { Money } from '@renderer/components/basics/Values';
import { showToast } from '@renderer/components/feedback/toast-store';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { rememberRecord } from '../records/record-names';
import { OrderStatus } from './OrderStatus';
import classes from './Orders.module.css';

interface OrdersSectionProps {
  kind: 'customer' | 'contact' | 'opportunity';
  id: string;
  name: string;
  /** Whose the new order is, where the page is another's. */
  customer?: { readonly id: string; readonly name: string } | null;
  /** A deal that was won gives its products to the order, which is there at once. */
  takesLines?: boolean;
}

/** More than these wait in the list. */
const shown = 8;

/** The orders of a customer, contact or deal, the latest first, with what of their money is open (picture 02). */
export function OrdersSection(props: OrdersSectionProps) {
  const session = useSession();
  if (!session.hasModule('orders') || !session.can('order', 'view')) return null;
  return <Orders {...props} />;
}

function Orders({ kind, id, name, customer, takesLines }: OrdersSectionProps) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const filter = { field: `${kind}Id`, op: 'eq' as const, value: id };
  const { data } = useQuery(api.orders.list.queryOptions({ input: { filter, sort: '-orderDate', limit: shown } }));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  const create = () => {
    if (takesLines) void createOfDeal();
    else openForm();
  };
  const createOfDeal = async () => {
    try {
      const order = await client.orders.createFromDeal({ opportunityId: id });
      rememberRecord('order', order);
      showToast({ message: t('orders.page.madeOfDeal', { name }), tone: 'good' });
      void navigate({ to: recordPath(recordModules.order, order.id) });
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const openForm = () =>
    void navigate({
      to: '/orders/new',
      search: {
        [kind]: id,
        [`${kind}Name`]: name,
        ...(customer && { customer: customer.id, customerName: customer.name }),
      },
    });
  return (
    <Section
      title={t('orders.many')}
      count={items.length > 0 ? total : undefined}
      after={
        <>
          {items.length > 0 && total <= items.length && <OpenSum orders={items} />}
          {session.can('order', 'create') && (
            <IconButton
              icon="plus"
              isSmall
              label={t('common.record.add', { name: t('orders.one') })}
              onClick={create}
            />
          )}
        </>
      }
    >
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('orders.page.none')}</p>}
      {items.map((order) => (
        <div key={order.id} className={classes.part}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.order, order.id)} title={order.name}>
            {order.number} {order.name}
          </Link>
          {typeof order.total === 'number' ? (
            <Money minor={order.total} currency={order.currency ?? undefined} isShort />
          ) : (
            <span />
          )}
          <span className={classes.small}>
            <OrderStatus order={order} of={order.status === 'confirmed' ? 'deliveryStatus' : 'status'} />
          </span>
          <span className={classes.small}>
            <MoneyState order={order} />
          </span>
        </div>
      ))}
      {total > items.length && (
        <Link className={pageClasses.sectionMore} to="/orders" search={{ view: 'all', filter: JSON.stringify(filter) }}>
          {t('common.record.more', { count: total - items.length })}
        </Link>
      )}
    </Section>
  );
}

/** Late money is said in days; the rest by its state. */
function MoneyState({ order }: { order: AnyRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dueOn, status } = order;
  if (status !== 'confirmed') return null;
  const late = typeof dueOn === 'string' ? -format.daysFromNow(dueOn) : 0;
  if (late <= 0) return <OrderStatus order={order} of="paymentStatus" />;
  return (
    <Status icon="alert" tone="bad">
      {t('orders.page.daysLate', { count: late })}
    </Status>
  );
}

/** What is open of the orders shown, one sum for each currency. */
function OpenSum({ orders }: { orders: readonly AnyRecord[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = new Map<string, number>();
  for (const { status, openAmount, currency } of orders)
    if (status === 'confirmed' && typeof openAmount === 'number' && typeof currency === 'string')
      sums.set(currency, (sums.get(currency) ?? 0) + openAmount);
  const open = [...sums].filter(([, minor]) => minor > 0);
  if (open.length === 0) return null;
  const amounts = open.map(([currency, minor]) => format.moneyShort(minor, currency)).join(' + ');
  return <span>{t('orders.page.openSum', { amounts })}</span>;
}
