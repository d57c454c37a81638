import { useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenTasks } from '../activities/OpenTasks';
import { refreshActivities } from '../activities/refresh-activities';
import { FilesSection } from '../files/FilesSection';
import { textOf } from '../records/field-values';
import { AccessLine } from '../records/page/AccessLine';
import { ComposerActions } from '../records/page/ComposerActions';
import { FieldPanel } from '../records/page/FieldPanel';
import { NextStepFact } from '../activities/NextStepFact';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { RecordTimeline } from '../records/timeline/RecordTimeline';
import { useRecordId } from '../records/use-record-id';
import { useChangeLead } from './change-lead';
import { ConvertDialog } from './ConvertDialog';
import { HandOffBar } from './HandOffBar';
import { HandOffDialog } from './HandOffDialog';
import { isLead, statusOf } from './is-lead';
import { LeadAssignments } from './LeadAssignments';
import { LeadScore } from './LeadScore';
import { LeadMatches } from './LeadMatches';
import { LeadWay } from './LeadWay';
import { useHandOffs } from './use-hand-off';

const module = recordModules.lead;
/** What stands in the head, in the row of statuses, and what the three facts and the links say. */
const inHead = [
  'number',
  'name',
  'companyName',
  'title',
  'status',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
  'score',
  'handOffState',
  'handedById',
  'handedToId',
  'handedToDepartmentId',
  'handOffDueAt',
  'nextStepAt',
  'nextStep',
  'customerId',
  'contactId',
  'opportunityId',
  'createdAt',
  'updatedAt',
];
const reasonFields = ['statusReason', 'statusNote'];

/** Everything about one lead. */
export function LeadPage() {
  const id = useRecordId();
  return <LeadRecord key={id} id={id} />;
}

function LeadRecord({ id }: { id: string }) {
  const page = useRecordPage(module, id);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record) return <LoadingRows />;
  const currency = textOf(record['currency']) || page.context.currency;
  const status = statusOf(record);
  const isGivenUp = ['recycled', 'dead'].includes(status);
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts lead={record} page={page} />}
        access={<AccessLine kind="lead" record={record} />}
        actions={<LeadActions lead={record} onRemove={() => void page.remove()} />}
        way={
          <>
            <HandOffBar lead={record} />
            <LeadWay lead={record} />
          </>
        }
        threeFacts={<ThreeFacts lead={record} page={page} currency={currency} />}
        phoneActions={<ComposerActions page={page} />}
        fields={
          <FieldPanel
            record={forReading(record)}
            fields={page.fields}
            without={[...inHead, ...(isGivenUp ? [] : reasonFields)]}
            context={{ ...page.context, currency }}
            save={page.save}
            reveal={module.reveal}
          />
        }
        timeline={<RecordTimeline kind="lead" id={id} page={page} onSaved={refreshActivities} />}
        related={
          <>
            <LeadScore lead={record} />
            <LeadAssignments id={id} ownerId={textOf(record['ownerId'])} />
            {status === 'converted' ? <Became lead={record} /> : <LeadMatches lead={record} />}
            <OpenTasks kind="lead" id={id} name={textOf(record['name'])} onOpen={page.openActivity} />
            <FilesSection kind="lead" id={id} />
          </>
        }
      />
      {page.dialog}
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

/** What has been converted is looked at, not typed on. */
function forReading(lead: AnyRecord): AnyRecord {
  return statusOf(lead) === 'converted' ? { ...lead, can: lead.can.filter((action) => action !== 'edit') } : lead;
}

/** Convert stands first while there is something to convert; afterwards the way back. */
function LeadActions({ lead, onRemove }: { lead: AnyRecord; onRemove: () => void }) {
  const { t } = useTranslation();
  const { convert, undo } = useChangeLead(lead);
  const { can } = useHandOffs(lead);
  const [isConverting, setIsConverting] = useState(false);
  const [isHandingOff, setIsHandingOff] = useState(false);
  const status = statusOf(lead);
  const canEdit = lead.can.includes('edit');
  const isOpen = ['new', 'working', 'qualified'].includes(status);
  return (
    <>
      <PageActions module={module} record={forReading(lead)} onRemove={onRemove} />
      {can.includes('begin') && (
        <ActionButton icon="assign" onClick={() => setIsHandingOff(true)}>
          {t('handOffs.action')}
        </ActionButton>
      )}
      {canEdit && isOpen && (
        <ActionButton icon="people" tone="solid" onClick={() => setIsConverting(true)}>
          {t('leads.convert.action')}
        </ActionButton>
      )}
      {canEdit && status === 'converted' && (
        <ActionButton icon="undo" onClick={() => void undo(lead)}>
          {t('leads.convert.undo')}
        </ActionButton>
      )}
      {isHandingOff && <HandOffDialog lead={lead} onClose={() => setIsHandingOff(false)} />}
      {isConverting && (
        <ConvertDialog
          lead={lead}
          onClose={() => setIsConverting(false)}
          onSave={async (targets) => {
            const fault = await convert(targets);
            if (fault === undefined) setIsConverting(false);
            return fault;
          }}
        />
      )}
    </>
  );
}

/** The records a lead became, as far as one sees them. */
function Became({ lead }: { lead: AnyRecord }) {
  const { t } = useTranslation();
  if (!isLead(lead)) return null;
  const shown = (['customer', 'contact', 'opportunity'] as const).flatMap((kind) => {
    const target = lead[kind];
    return target ? [{ kind, ...target }] : [];
  });
  return (
    <Section title={t('leads.page.became')}>
      {shown.length === 0 && <p className={pageClasses.sectionEmpty}>{t('leads.page.gone')}</p>}
      {shown.map(({ kind, id, name }) => (
        <div key={id} className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules[kind], id)} title={name}>
            {name}
          </Link>
          <span className={pageClasses.itemMeta}>{t(`leads.fields.${kind}`)}</span>
        </div>
      ))}
    </Section>
  );
}

interface PartProps {
  lead: AnyRecord;
  page: RecordPageState;
}

function HeadFacts({ lead, page }: PartProps) {
  const { directory } = page.context;
  const place = [textOf(lead['companyName']), textOf(lead['title'])].filter((text) => text !== '');
  return (
    <>
      <span className={pageClasses.faint}>{textOf(lead['number'])}</span>
      {place.map((text) => (
        <Fragment key={text}>
          <Dot />
          <span>{text}</span>
        </Fragment>
      ))}
      <OwnerFacts record={lead} directory={directory} />
    </>
  );
}

function ThreeFacts({ lead, page, currency }: PartProps & { currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const session = useSession();
  const { amount, receivedAt, statusEnteredAt, statusReason } = lead;
  const status = statusOf(lead);
  const source = [textOf(lead['source']), textOf(lead['subSource'])].filter((text) => text !== '').join(' · ');
  const edit = () => {
    if (forReading(lead).can.includes('edit')) void navigate({ to: `${recordPath(module, lead.id)}/edit` });
  };
  return (
    <>
      {['dead', 'converted'].includes(status) ? (
        <Fact
          icon={status === 'converted' ? 'check' : 'close'}
          label={t(`leads.options.status.${status}`)}
          value={typeof statusEnteredAt === 'string' ? format.date(statusEnteredAt) : ''}
          detail={typeof statusReason === 'string' ? t(`leads.options.statusReason.${statusReason}`) : undefined}
          onClick={() => page.setFilter('changes')}
        />
      ) : (
        <NextStepFact kind="lead" record={lead} page={page} />
      )}
      <Fact
        icon="lead"
        label={t('leads.fields.source')}
        value={source === '' ? t('leads.page.noSource') : source}
        detail={typeof receivedAt === 'string' ? `${t('leads.page.cameIn')} ${format.relative(receivedAt)}` : undefined}
        onClick={edit}
      />
      {session.group('money') === 'show' && (
        <Fact
          icon="deals"
          label={t('leads.fields.amount')}
          value={typeof amount === 'number' ? format.money(amount, currency) : t('leads.page.noAmount')}
          onClick={edit}
        />
      )}
    </>
  );
}
