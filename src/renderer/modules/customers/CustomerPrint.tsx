import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldGroups } from '@shared/access/resources';
import type { PaperBlock } from '@shared/modules/printing/table-paper';
import { api, client } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { PaperDialog } from '@renderer/modules/printing/paper/PaperDialog';
import { PaperSource } from '@renderer/modules/printing/paper/PaperSource';
import { useCustomerContacts } from '../contacts/CustomerContacts';
import { useStages } from '../opportunities/use-stages';
import { FieldText } from '../records/FieldText';
import { isSameValue, textOf } from '../records/field-values';
import type { RecordPageState } from '../records/page/use-record-page';
import { valueOf } from '../records/record-fields';
import { titleOf, recordModules, type AnyRecord } from '../records/record-module';

interface CustomerPrintProps {
  customer: AnyRecord;
  page: RecordPageState;
  onClose: () => void;
}

/** Said in the head already, or of no use on paper. */
const inHead = ['number', 'name', 'lifeCycle', 'lastContactKind', 'updatedAt'];

/** So much of each stands on the sheet: one customer takes a page or two. */
const most = { contacts: 12, deals: 10, orders: 10, activities: 15 };

/** All about one customer on paper: facts, people, open deals, orders and what of them is open, what happened last (U6). */
export function CustomerPrint({ customer, page, onClose }: CustomerPrintProps) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useState<PaperBlock[]>();
  const { id } = customer;
  const related = useRelated(id);
  const isReady = related.every(({ isLoading }) => !isLoading);
  return (
    <>
      <PaperSource isReady={isReady} onRead={setBlocks}>
        <Facts customer={customer} page={page} />
        <Contacts customerId={id} />
        <Deals customerId={id} />
        <Orders customerId={id} />
        <Activities customerId={id} page={page} />
      </PaperSource>
      <PaperDialog
        title={titleOf(recordModules.customer, customer)}
        details={[
          [textOf(customer['number']), t(`customers.options.lifeCycle.${textOf(customer['lifeCycle']) || 'prospect'}`)]
            .filter((part) => part !== '')
            .join(' · '),
        ]}
        blocks={blocks}
        onPrint={(how) => client.printing.recordCustomer({ id, how })}
        onClose={onClose}
      />
    </>
  );
}

const isOf = (customerId: string) => ({ field: 'customerId', op: 'eq' as const, value: customerId });

/** The engine answers each with what this reader may see; what the role does not see at all is not asked for. */
function useDeals(customerId: string) {
  const session = useSession();
  return useQuery(
    api.opportunities.list.queryOptions({
      input: {
        filter: { and: [isOf(customerId), { field: 'status', op: 'eq', value: 'open' }] },
        ...{ sort: '-stageEnteredAt', limit: most.deals },
      },
      enabled: session.hasModule('sales') && session.can('opportunity', 'view'),
    }),
  );
}

function useOrders(customerId: string) {
  const session = useSession();
  return useQuery(
    api.orders.list.queryOptions({
      input: { filter: isOf(customerId), sort: '-orderDate', limit: most.orders },
      enabled: session.hasModule('orders') && session.can('order', 'view'),
    }),
  );
}

function useActivities(customerId: string) {
  const session = useSession();
  return useQuery(
    api.activities.list.queryOptions({
      input: {
        filter: { and: [isOf(customerId), { field: 'doneAt', op: 'empty', value: false }] },
        ...{ sort: '-happenedAt', limit: most.activities },
      },
      enabled: session.can('activity', 'view'),
    }),
  );
}

function useRelated(customerId: string) {
  return [useCustomerContacts(customerId), useDeals(customerId), useOrders(customerId), useActivities(customerId)];
}

/** Every field that has a value, by its group. */
function Facts({ customer, page }: Omit<CustomerPrintProps, 'onClose'>) {
  const { t } = useTranslation();
  const filled = page.fields.filter(({ key }) => !inHead.includes(key) && !isSameValue(valueOf(customer, key), null));
  return fieldGroups.map((group) => {
    const own = filled.filter((field) => field.group === group);
    return (
      own.length > 0 && (
        <section key={group}>
          <h2>{t(`records.groups.${group}`)}</h2>
          <dl>
            {own.map((field) => (
              <div key={field.key}>
                <dt>{field.label}</dt>
                <dd>
                  <FieldText field={field} value={valueOf(customer, field.key)} names={page.context.names} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )
    );
  });
}

interface TableProps {
  caption: string;
  /** A label each; `#` before it stands for figures. */
  heads: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

function Table({ caption, heads, rows }: TableProps) {
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} data-end={head.startsWith('#') || undefined}>
              {head.replace(/^#/, '')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contacts({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { data } = useCustomerContacts(customerId);
  const values = (list: readonly { readonly value: string }[] | null | undefined) =>
    (list ?? []).map(({ value }) => <div key={value}>{value}</div>);
  return (
    <Table
      caption={t('contacts.many')}
      heads={['name', 'title', 'role', 'phones', 'emails'].map((key) => t(`contacts.fields.${key}`))}
      rows={(data?.items ?? []).slice(0, most.contacts).map((contact) => {
        const role = contact.customers.find(({ id }) => id === customerId)?.role;
        return [
          contact.name,
          contact.title,
          role && t(`contacts.options.role.${role}`, { defaultValue: role }),
          values(contact.phones),
          values(contact.emails),
        ];
      })}
    />
  );
}

function Deals({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const stages = useStages();
  const { data } = useDeals(customerId);
  const showsMoney = session.group('money') === 'show';
  return (
    <Table
      caption={t('printing.customer.openDeals')}
      heads={[
        ...['name', 'stageId', 'expectedCloseDate'].map((key) => t(`opportunities.fields.${key}`)),
        ...(showsMoney ? [`#${t('opportunities.fields.amount')}`] : []),
      ]}
      rows={(data?.items ?? []).map(({ name, stageId, expectedCloseDate, amount, currency }) => [
        ...[name, stages.get(stageId ?? '')?.stage.name, expectedCloseDate],
        ...(showsMoney ? [typeof amount === 'number' && format.money(amount, currency ?? undefined)] : []),
      ])}
    />
  );
}

function Orders({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const { data } = useOrders(customerId);
  const showsMoney = session.group('money') === 'show';
  return (
    <Table
      caption={t('printing.customer.orders')}
      heads={[
        ...['number', 'name', 'orderDate', 'status'].map((key) => t(`orders.fields.${key}`)),
        ...(showsMoney ? ['total', 'openAmount'].map((key) => `#${t(`orders.fields.${key}`)}`) : []),
        ...(showsMoney ? [t('orders.fields.dueOn')] : []),
      ]}
      rows={(data?.items ?? []).map((order) => {
        const money = (minor: number | null | undefined) =>
          typeof minor === 'number' && format.money(minor, order.currency ?? undefined);
        return [
          ...[order.number, order.name, order.orderDate, order.status && t(`orders.options.status.${order.status}`)],
          ...(showsMoney ? [money(order.total), money(order.openAmount), order.dueOn] : []),
        ];
      })}
    />
  );
}

function Activities({ customerId, page }: { customerId: string; page: RecordPageState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useActivities(customerId);
  return (
    <Table
      caption={t('printing.customer.activities')}
      heads={['happenedAt', 'kind', 'subject', 'body', 'ownerId'].map((key) => t(`activities.fields.${key}`))}
      rows={(data?.items ?? []).map(({ happenedAt, kind, subject, body, ownerId }) => [
        ...[happenedAt && format.dateTime(happenedAt), kind && t(`activities.options.kind.${kind}`), subject],
        ...[body === subject ? '' : shortened(body ?? ''), ownerId && page.context.directory.userName(ownerId)],
      ])}
    />
  );
}

const longestNote = 300;

/** A note of pages is read on the screen; on paper stands how it begins. */
function shortened(text: string): string {
  return text.length <= longestNote ? text : `${text.slice(0, longestNote)}…`;
}
