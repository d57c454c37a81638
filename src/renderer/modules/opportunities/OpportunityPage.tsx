import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { Missing } from '@renderer/components/basics/Values';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenTasks } from '../activities/OpenTasks';
import { refreshActivities } from '../activities/refresh-activities';
import { FilesSection } from '../files/FilesSection';
import { ContractsSection } from '../contracts/ContractsSection';
import { OrdersSection } from '../orders/OrdersSection';
import { QuotesSection } from '../quotes/QuotesSection';
import { textOf } from '../records/field-values';
import { AccessLine } from '../records/page/AccessLine';
import { ComposerActions } from '../records/page/ComposerActions';
import { FieldPanel } from '../records/page/FieldPanel';
import { NextStepFact } from '../activities/NextStepFact';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, titleOf, type AnyRecord } from '../records/record-module';
import { RecordTimeline } from '../records/timeline/RecordTimeline';
import { useRecordId } from '../records/use-record-id';
import { Checklists } from './Checklists';
import { DealLines } from './DealLines';
import { DeliverySection } from './DeliverySection';
import { endFields } from './end-fields';
import { fixedByLines, isDeal } from './is-deal';
import { useMoveDeal } from './move-deal';
import { StageHistory } from './StageHistory';
import { StageWay } from './StageWay';
import { useStages } from './use-stages';

const module = recordModules.opportunity;
/** What stands in the head, in the row of stages, and what the three facts say. */
const inHead = [
  'number',
  'name',
  'stageId',
  'status',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
  'stageEnteredAt',
  'nextStepAt',
  'nextStep',
  'probabilityIsManual',
  'hasLines',
  'createdAt',
  'updatedAt',
];

/** Everything about one deal. */
export function OpportunityPage() {
  const id = useRecordId();
  return <Deal key={id} id={id} />;
}

function Deal({ id }: { id: string }) {
  const page = useRecordPage(module, id);
  const { move, dialog } = useMoveDeal();
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record) return <LoadingRows />;
  const contact = isDeal(record) ? record.contact : null;
  const currency = textOf(record['currency']) || page.context.currency;
  const hasLines = record['hasLines'] === true;
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts deal={record} page={page} />}
        access={<AccessLine kind="opportunity" record={record} />}
        actions={<PageActions module={module} record={record} onRemove={() => void page.remove()} />}
        way={
          <StageWay deal={record} onMove={(stage) => void move({ ...record, name: titleOf(module, record) }, stage)} />
        }
        threeFacts={<ThreeFacts deal={record} page={page} currency={currency} />}
        phoneActions={<ComposerActions page={page} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields.map((field) =>
              field.key === 'amount' && hasLines ? { ...field, isComputed: true } : field,
            )}
            without={[...inHead, ...endFields(record), ...(hasLines ? [] : fixedByLines(record))]}
            context={{ ...page.context, currency }}
            save={page.save}
            reveal={undefined}
          />
        }
        main={<DealLines deal={record} page={page} currency={currency} />}
        timeline={
          <RecordTimeline
            kind="opportunity"
            id={id}
            page={page}
            contacts={contact ? [contact] : []}
            onSaved={refreshActivities}
          />
        }
        related={
          <>
            <DeliverySection id={id} onOpen={page.openActivity} />
            <Checklists deal={record} />
            <QuotesSection kind="opportunity" id={id} />
            <OrdersSection
              kind="opportunity"
              id={id}
              name={titleOf(module, record)}
              customer={isDeal(record) ? record.customer : null}
              takesLines={hasLines && record['status'] === 'won'}
            />
            <ContractsSection kind="opportunity" id={id} name={titleOf(module, record)} />
            <OpenTasks kind="opportunity" id={id} name={titleOf(module, record)} onOpen={page.openActivity} />
            <FilesSection kind="opportunity" id={id} />
            <StageHistory id={id} directory={page.context.directory} />
          </>
        }
      />
      {page.dialog}
      {dialog}
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

interface PartProps {
  deal: AnyRecord;
  page: RecordPageState;
}

function HeadFacts({ deal, page }: PartProps) {
  const { directory } = page.context;
  const stages = useStages();
  const { customer, contact } = isDeal(deal) ? deal : { customer: null, contact: null };
  const stage = stages.get(textOf(deal['stageId']))?.stage;
  return (
    <>
      <span className={pageClasses.faint}>{textOf(deal['number'])}</span>
      {customer && (
        <>
          <Dot />
          <Link to={recordPath(recordModules.customer, customer.id)}>{customer.name}</Link>
        </>
      )}
      {contact && (
        <>
          <Dot />
          <Link to={recordPath(recordModules.contact, contact.id)}>{contact.name}</Link>
        </>
      )}
      {stage && (
        <>
          <Dot />
          <StageMark name={stage.name} type={stage.type} />
        </>
      )}
      <OwnerFacts record={deal} directory={directory} />
    </>
  );
}

function StageMark({ name, type }: { name: string; type: 'open' | 'won' | 'lost' }) {
  if (type === 'open') return <Status icon="stage">{name}</Status>;
  return (
    <Status icon={type === 'won' ? 'check' : 'close'} tone={type === 'won' ? 'good' : 'bad'}>
      {name}
    </Status>
  );
}

function ThreeFacts({ deal, page, currency }: PartProps & { currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const session = useSession();
  const { amount, probability, expectedCloseDate: closing, closedAt, lostReason } = deal;
  const percent = typeof probability === 'number' ? probability : null;
  const chance = percent === null ? undefined : t('opportunities.page.chance', { percent });
  const edit = () => {
    if (deal.can.includes('edit')) void navigate({ to: `${recordPath(module, deal.id)}/edit` });
  };
  const isOpen = deal['status'] === 'open';
  const late = isOpen && typeof closing === 'string' ? Math.max(0, -format.daysFromNow(closing)) : 0;
  const showsMoney = session.group('money') === 'show';
  return (
    <>
      {isOpen ? (
        <NextStepFact kind="opportunity" record={deal} page={page} />
      ) : (
        <Fact
          icon={deal['status'] === 'won' ? 'check' : 'close'}
          label={t(`opportunities.options.status.${textOf(deal['status'])}`)}
          value={typeof closedAt === 'string' ? format.date(closedAt) : t('opportunities.page.unknownDay')}
          detail={typeof lostReason === 'string' ? t(`opportunities.options.lostReason.${lostReason}`) : undefined}
          onClick={() => page.setFilter('deals')}
        />
      )}
      <Fact
        icon="deals"
        label={t(`opportunities.fields.${showsMoney ? 'amount' : 'probability'}`)}
        value={
          !showsMoney
            ? (percent ?? <Missing />)
            : typeof amount === 'number'
              ? format.money(amount, currency)
              : t('opportunities.page.noAmount')
        }
        detail={showsMoney && isOpen ? chance : undefined}
        onClick={edit}
      />
      <Fact
        icon={late > 0 ? 'alert' : 'calendar'}
        tone={late > 0 ? 'bad' : undefined}
        label={t('opportunities.fields.expectedCloseDate')}
        value={typeof closing === 'string' ? format.date(closing) : t('opportunities.page.noClosing')}
        detail={late > 0 ? t('records.timeline.late', { count: late }) : undefined}
        onClick={edit}
      />
    </>
  );
}
