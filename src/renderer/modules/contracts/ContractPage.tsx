import { addDays } from '@shared/lib/dates';
import { soonDays, type CustomerContract } from '@shared/modules/contracts/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Missing } from '@renderer/components/basics/Values';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { AccessLine } from '../records/page/AccessLine';
import { FieldPanel } from '../records/page/FieldPanel';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useRecordPage } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { Timeline } from '../records/timeline/Timeline';
import { useRecordId } from '../records/use-record-id';
import { ContractStatus } from './ContractStatus';
import { RenewDialog } from './RenewDialog';

const module = recordModules.contract;
const inHead = ['number', 'name', 'status', 'ownerId', 'departmentId', 'coOwnerIds', 'tags', 'createdAt', 'updatedAt'];

/** One contract: its term, what it brings, and what follows it (QUO-06). */
export function ContractPage() {
  const id = useRecordId();
  return <ContractRecord key={id} id={id} />;
}

function ContractRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const page = useRecordPage(module, id);
  const [isRenewing, setIsRenewing] = useState(false);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record || !isContract(record)) return <LoadingRows />;
  const canEdit = record.can.includes('edit');
  const edit = () => {
    if (canEdit) void navigate({ to: `${recordPath(module, id)}/edit` });
  };
  const canRenew = canEdit && record.status === 'active' && session.can('contract', 'create');
  const { customer } = record;
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={
          <>
            <span className={pageClasses.faint}>{record.number}</span>
            <Dot />
            <ContractStatus contract={record} />
            {customer && (
              <>
                <Dot />
                <Link to={recordPath(recordModules.customer, customer.id)}>{customer.name}</Link>
              </>
            )}
            <OwnerFacts record={record} directory={page.context.directory} />
          </>
        }
        access={<AccessLine kind="contract" record={record} />}
        actions={
          <>
            <PageActions
              module={module}
              record={record}
              onRemove={() => void page.remove()}
              {...(session.group('money') === 'show' && {
                onPrint: () => void navigate({ to: `/print/contract/${id}` }),
              })}
            />
            {canRenew && (
              <ActionButton icon="sync" tone="solid" onClick={() => setIsRenewing(true)}>
                {t('contracts.renew.action')}
              </ActionButton>
            )}
          </>
        }
        threeFacts={<ThreeFacts contract={record} onEdit={edit} />}
        phoneActions={
          <>
            {canRenew && (
              <PhoneAction icon="sync" isMain label={t('contracts.renew.action')} onClick={() => setIsRenewing(true)} />
            )}
            {canEdit && <PhoneAction icon="pencil" label={t('records.page.edit')} onClick={edit} />}
          </>
        }
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={{ ...page.context, currency: record.currency ?? page.context.currency }}
            save={page.save}
            reveal={undefined}
          />
        }
        timeline={
          <Timeline
            kind="contract"
            id={id}
            fields={page.fields}
            context={page.context}
            filter={page.filter}
            onFilterChange={page.setFilter}
            onOpenActivity={page.openActivity}
          />
        }
        related={<Chain contract={record} />}
      />
      {page.dialog}
      {isRenewing && <RenewDialog contract={record} onClose={() => setIsRenewing(false)} />}
    </>
  );
}

function ThreeFacts({ contract, onEdit }: { contract: CustomerContract; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const { startsOn, endsOn, remindOn, amount, currency, billingInterval, status, noticeDays, renewsAutomatically } =
    contract;
  const noticeBy = status === 'active' && endsOn && noticeDays ? addDays(endsOn, -noticeDays) : null;
  const left = status === 'active' && endsOn ? format.daysFromNow(endsOn) : null;
  const tone = left === null ? undefined : left < 0 ? 'bad' : left <= soonDays ? 'warn' : undefined;
  return (
    <>
      <Fact
        icon={tone ? 'alert' : 'calendar'}
        tone={tone}
        label={t('contracts.fields.endsOn')}
        value={endsOn ?? t('contracts.page.noEnd')}
        detail={
          left !== null && left >= 0
            ? t('contracts.page.daysLeft', { count: left })
            : startsOn
              ? t('contracts.page.since', { day: startsOn })
              : undefined
        }
        onClick={onEdit}
      />
      {session.group('money') === 'show' && (
        <Fact
          icon="payment"
          label={t('contracts.fields.amount')}
          value={typeof amount === 'number' ? format.money(amount, currency ?? undefined) : <Missing />}
          detail={billingInterval ? t(`contracts.options.billingInterval.${billingInterval}`) : undefined}
          onClick={onEdit}
        />
      )}
      <Fact
        icon="clock"
        label={t(noticeBy === null ? 'contracts.fields.remindOn' : 'contracts.page.noticeBy')}
        value={noticeBy ?? remindOn ?? <Missing />}
        detail={
          renewsAutomatically
            ? t('contracts.page.byItself')
            : noticeBy !== null && remindOn
              ? t('contracts.page.reminder', { day: remindOn })
              : undefined
        }
        onClick={onEdit}
      />
    </>
  );
}

/** What was before and what follows. */
function Chain({ contract }: { contract: CustomerContract }) {
  const { t } = useTranslation();
  const links = (['predecessor', 'successor'] as const).flatMap((key) => {
    const other = contract[key];
    return other ? [{ key, ...other }] : [];
  });
  return (
    <Section title={t('contracts.page.chain')}>
      {links.length === 0 && <p className={pageClasses.sectionEmpty}>{t('contracts.page.alone')}</p>}
      {links.map(({ key, id, name }) => (
        <div key={id} className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(module, id)} title={name}>
            {name}
          </Link>
          <span className={pageClasses.itemMeta}>{t(`contracts.fields.${key}`)}</span>
        </div>
      ))}
    </Section>
  );
}

function isContract(record: AnyRecord): record is AnyRecord & CustomerContract {
  return 'successor' in record && 'predecessor' in record;
}
