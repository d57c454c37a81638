import { formatPhone } from '@shared/lib/phone';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenTasks, useOpenTasks } from '../activities/OpenTasks';
import { refreshActivities } from '../activities/refresh-activities';
import { FilesSection } from '../files/FilesSection';
import { DealsSection } from '../opportunities/DealsSection';
import { OrdersSection } from '../orders/OrdersSection';
import { QuotesSection } from '../quotes/QuotesSection';
import { labelledEntries, textOf } from '../records/field-values';
import { AccessLine } from '../records/page/AccessLine';
import { FieldPanel } from '../records/page/FieldPanel';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { useRecordId } from '../records/use-record-id';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, titleOf, type AnyRecord } from '../records/record-module';
import { RecordTimeline } from '../records/timeline/RecordTimeline';
import { roleWord } from './CustomerContacts';
import { isContact } from './is-contact';

const module = recordModules.contact;
const inHead = [
  'number',
  'name',
  'title',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
  'lastContactAt',
  'createdAt',
  'updatedAt',
];

/** Everything about one person. */
export function ContactPage() {
  const id = useRecordId();
  return <ContactView key={id} id={id} />;
}

function ContactView({ id }: { id: string }) {
  const page = useRecordPage(module, id);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record) return <LoadingRows />;
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts contact={record} page={page} />}
        access={<AccessLine kind="contact" record={record} />}
        actions={<PageActions module={module} record={record} onRemove={() => void page.remove()} />}
        threeFacts={<ThreeFacts contact={record} page={page} />}
        phoneActions={<PhoneActions contact={record} page={page} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={page.context}
            save={page.save}
            reveal={recordModules.contact.reveal}
          />
        }
        timeline={<RecordTimeline kind="contact" id={id} page={page} onSaved={refreshActivities} />}
        related={
          <>
            <Customers contact={record} />
            <DealsSection kind="contact" id={id} name={titleOf(module, record)} />
            <QuotesSection
              kind="contact"
              id={id}
              customerId={isContact(record) ? record.customers[0]?.id : undefined}
            />
            <OrdersSection kind="contact" id={id} name={titleOf(module, record)} />
            <OpenTasks kind="contact" id={id} name={titleOf(module, record)} onOpen={page.openActivity} />
            <FilesSection kind="contact" id={id} />
          </>
        }
      />
      {page.dialog}
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

interface PartProps {
  contact: AnyRecord;
  page: RecordPageState;
}

function HeadFacts({ contact, page }: PartProps) {
  const { directory } = page.context;
  const title = contact['title'];
  const [first] = isContact(contact) ? contact.customers : [];
  return (
    <>
      <span className={pageClasses.faint}>{textOf(contact['number'])}</span>
      {typeof title === 'string' && (
        <>
          <Dot />
          <span>{title}</span>
        </>
      )}
      {first && (
        <>
          <Dot />
          <Link to={recordPath(recordModules.customer, first.id)}>{first.name}</Link>
        </>
      )}
      <OwnerFacts record={contact} directory={directory} />
    </>
  );
}

function ThreeFacts({ contact, page }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useOpenTasks('contact', contact.id);
  const lastAt = contact['lastContactAt'];
  const [phone] = labelledEntries(contact['phones']);
  const items = tasks.data?.items ?? [];
  const late = items.filter((task) => task.dueDate && format.daysFromNow(task.dueDate) < 0).length;
  const open = (kind: 'call' | 'task') => page.composer.current?.open(kind);
  return (
    <>
      <Fact
        icon="phone"
        label={t('contacts.fields.phones')}
        value={phone ? formatPhone(phone.value) : t('contacts.page.noPhone')}
        onClick={() => open('call')}
      />
      <Fact
        icon="history"
        label={t('contacts.fields.lastContactAt')}
        value={typeof lastAt === 'string' ? format.relative(lastAt) : t('customers.page.neverContacted')}
        onClick={() => (typeof lastAt === 'string' ? page.setFilter('all') : open('call'))}
      />
      <Fact
        icon={late > 0 ? 'alert' : 'task'}
        tone={late > 0 ? 'bad' : undefined}
        label={t('records.related.tasks')}
        value={items.length === 0 ? t('records.related.noneOpen') : format.number(tasks.data?.total ?? items.length)}
        detail={late > 0 ? t('records.related.lateCount', { count: late }) : undefined}
        onClick={() => (items.length === 0 ? open('task') : page.setFilter('task'))}
      />
    </>
  );
}

function PhoneActions({ contact, page }: PartProps) {
  const { t } = useTranslation();
  const session = useSession();
  const number = labelledEntries(contact['phones'])[0]?.value;
  const canCall = number !== undefined && session.group('contactDetails') === 'show';
  return (
    <>
      <PhoneAction
        icon="phone"
        isMain
        label={t('customers.page.call')}
        {...(canCall
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

/** Where the person works or worked, each with the role there. */
function Customers({ contact }: { contact: AnyRecord }) {
  const { t } = useTranslation();
  const customers = isContact(contact) ? contact.customers : [];
  const personId = isContact(contact) ? contact.personCustomerId : null;
  return (
    <Section title={t('contacts.fields.customers')} count={customers.length || undefined}>
      {customers.length === 0 && personId === null && (
        <p className={pageClasses.sectionEmpty}>{t('contacts.page.noCustomer')}</p>
      )}
      {personId !== null && (
        <div className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.customer, personId)}>
            {t('contacts.page.isCustomer')}
          </Link>
        </div>
      )}
      {customers
        .filter(({ id }) => id !== personId)
        .map(({ id, name, role }) => (
          <div key={id} className={pageClasses.item}>
            <Link className={pageClasses.itemName} to={recordPath(recordModules.customer, id)}>
              {name}
            </Link>
            <span className={pageClasses.itemMeta}>{roleWord(role, t)}</span>
          </div>
        ))}
    </Section>
  );
}
