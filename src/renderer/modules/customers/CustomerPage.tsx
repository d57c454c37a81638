import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { StatusMark, type LifeCycle } from '@renderer/components/basics/Status';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenTasks, useOpenTasks } from '../activities/OpenTasks';
import { refreshActivities } from '../activities/refresh-activities';
import { CustomerContacts, useCustomerContacts } from '../contacts/CustomerContacts';
import { FilesSection } from '../files/FilesSection';
import { DealsSection } from '../opportunities/DealsSection';
import { ContractsSection } from '../contracts/ContractsSection';
import { OrdersSection } from '../orders/OrdersSection';
import { QuotesSection } from '../quotes/QuotesSection';
import { labelledEntries, textOf } from '../records/field-values';
import { AccessLine } from '../records/page/AccessLine';
import { FieldPanel } from '../records/page/FieldPanel';
import { NextStepFact } from '../activities/NextStepFact';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { useRecordId } from '../records/use-record-id';
import { RecordFault } from '../records/RecordFault';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import { RecordTimeline } from '../records/timeline/RecordTimeline';
import { ChildCompanies } from './ChildCompanies';
import { CustomerPrint } from './CustomerPrint';
import { silentDays } from './last-contact';

const module = recordModules.customer;
/** What stands in the head, and what the three facts say. */
const inHead = [
  'number',
  'name',
  'lifeCycle',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
  'lastContactAt',
  'lastContactKind',
  'nextStepAt',
  'nextStep',
  'createdAt',
  'updatedAt',
];

/** Everything about one customer (pictures 02, 03, 08, 16). */
export function CustomerPage() {
  const id = useRecordId();
  // Another customer is another page: nothing begun on the one before belongs to it.
  return <Customer key={id} id={id} />;
}

function Customer({ id }: { id: string }) {
  const page = useRecordPage(module, id);
  const contacts = useCustomerContacts(id);
  const [isPrinting, setIsPrinting] = useState(false);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record) return <LoadingRows />;
  const people = (contacts.data?.items ?? []).map((contact) => ({ id: contact.id, name: contact.name ?? '' }));
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts customer={record} page={page} />}
        access={<AccessLine kind="customer" record={record} />}
        actions={
          <PageActions
            module={module}
            record={record}
            onRemove={() => void page.remove()}
            onPrint={() => setIsPrinting(true)}
          />
        }
        threeFacts={<ThreeFacts customer={record} page={page} />}
        phoneActions={<PhoneActions customer={record} page={page} contacts={contacts.data?.items ?? []} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={page.context}
            save={page.save}
            reveal={recordModules.customer.reveal}
          />
        }
        timeline={<RecordTimeline kind="customer" id={id} page={page} contacts={people} onSaved={refreshActivities} />}
        related={
          <>
            <CustomerContacts
              customerId={id}
              customerName={titleOf(module, record)}
              canEdit={record.can.includes('edit')}
            />
            <DealsSection kind="customer" id={id} name={titleOf(module, record)} />
            <QuotesSection kind="customer" id={id} />
            <OrdersSection kind="customer" id={id} name={titleOf(module, record)} />
            <ContractsSection kind="customer" id={id} name={titleOf(module, record)} />
            <OpenTasks kind="customer" id={id} name={titleOf(module, record)} onOpen={page.openActivity} />
            <FilesSection kind="customer" id={id} />
            <ChildCompanies parent={record} />
          </>
        }
      />
      {page.dialog}
      {isPrinting && <CustomerPrint customer={record} page={page} onClose={() => setIsPrinting(false)} />}
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

interface PartProps {
  customer: AnyRecord;
  page: RecordPageState;
}

function HeadFacts({ customer, page }: PartProps) {
  const { directory } = page.context;
  return (
    <>
      <span className={pageClasses.faint}>{textOf(customer['number'])}</span>
      <Dot />
      {/* The engine computes it from a closed list. */}
      <StatusMark value={(customer['lifeCycle'] ?? 'prospect') as LifeCycle} />
      <OwnerFacts record={customer} directory={directory} />
    </>
  );
}

function ThreeFacts({ customer, page }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useOpenTasks('customer', customer.id);
  const lastAt = textOf(customer['lastContactAt']);
  const lastKind = textOf(customer['lastContactKind']);
  const isSilent = lastAt !== '' && -format.daysFromNow(lastAt) > silentDays;
  const items = tasks.data?.items ?? [];
  const late = items.filter((task) => task.dueDate && format.daysFromNow(task.dueDate) < 0).length;
  return (
    <>
      <NextStepFact kind="customer" record={customer} page={page} />
      <Fact
        icon={isSilent ? 'clock' : 'phone'}
        tone={isSilent ? 'warn' : undefined}
        label={t('customers.fields.lastContactAt')}
        value={lastAt === '' ? t('customers.page.neverContacted') : format.relative(lastAt)}
        detail={lastKind === '' ? undefined : t(`timeline.kinds.${lastKind}`)}
        onClick={() => (lastAt === '' ? page.composer.current?.open('call') : page.setFilter('all'))}
      />
      <Fact
        icon={late > 0 ? 'alert' : 'task'}
        tone={late > 0 ? 'bad' : undefined}
        label={t('records.related.tasks')}
        value={items.length === 0 ? t('records.related.noneOpen') : format.number(tasks.data?.total ?? items.length)}
        detail={late > 0 ? t('records.related.lateCount', { count: late }) : undefined}
        onClick={() => (items.length === 0 ? page.composer.current?.open('task') : page.setFilter('task'))}
      />
    </>
  );
}

interface PhoneActionsProps extends PartProps {
  contacts: readonly { name?: string | null; phones?: unknown }[];
}

/** Call whoever one calls here, log a visit, set what comes next. */
function PhoneActions({ customer, page, contacts }: PhoneActionsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const canSeeNumbers = session.group('contactDetails') === 'show';
  const callable = contacts.find((contact) => labelledEntries(contact.phones).length > 0);
  const number = labelledEntries(callable?.phones ?? customer['phones'])[0]?.value;
  return (
    <>
      <PhoneAction
        icon="phone"
        isMain
        label={callable ? t('customers.page.callPerson', { name: callable.name }) : t('customers.page.call')}
        {...(canSeeNumbers && number !== undefined
          ? { href: `tel:${number.replace(/\s/g, '')}` }
          : { onClick: () => page.composer.current?.open('call') })}
      />
      <PhoneAction
        icon="visit"
        label={t('customers.page.logVisit')}
        onClick={() => page.composer.current?.open('visit')}
      />
      <PhoneAction
        icon="calendar"
        label={t('customers.page.nextStepShort')}
        onClick={() => page.composer.current?.open('task')}
      />
    </>
  );
}
