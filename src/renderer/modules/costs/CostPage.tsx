import type { Cost } from '@shared/modules/costs/cost';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { Tags } from '@renderer/components/basics/Tag';
import { Missing } from '@renderer/components/basics/Values';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { FieldPanel } from '../records/page/FieldPanel';
import { PageActions } from '../records/page/PageActions';
import { Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { useRecordPage } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { Timeline } from '../records/timeline/Timeline';
import { useRecordId } from '../records/use-record-id';

const module = recordModules.cost;
const inHead = ['number', 'name', 'tags', 'createdAt', 'updatedAt'];

/** One cost: how much, when, for what, and of which source. */
export function CostPage() {
  const id = useRecordId();
  return <CostRecord key={id} id={id} />;
}

function CostRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const page = useRecordPage(module, id);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record || !isCost(record)) return <LoadingRows />;
  const canEdit = record.can.includes('edit');
  const edit = () => {
    if (canEdit) void navigate({ to: `${recordPath(module, id)}/edit` });
  };
  const { amount, currency, spentOn, kind, source, subSource, tags } = record;
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={
          <>
            <span className={pageClasses.faint}>{record.number}</span>
            {tags && tags.length > 0 && <Tags tags={tags} />}
          </>
        }
        access={
          <>
            <Icon name="eye" size={14} />
            <span>{t('costs.page.access')}</span>
          </>
        }
        actions={<PageActions module={module} record={record} onRemove={() => void page.remove()} />}
        threeFacts={
          <>
            <Fact
              icon="coins"
              label={kind ? t(`costs.options.kind.${kind}`) : t('costs.fields.amount')}
              value={amount === undefined ? <Missing /> : format.money(amount, currency ?? undefined)}
              onClick={edit}
            />
            <Fact
              icon="calendar"
              label={t('costs.fields.spentOn')}
              value={spentOn === undefined ? <Missing /> : format.date(spentOn)}
              onClick={edit}
            />
            <Fact
              icon="megaphone"
              label={t('costs.fields.source')}
              value={source ?? t('costs.page.anySource')}
              detail={subSource ?? undefined}
              onClick={edit}
            />
          </>
        }
        phoneActions={canEdit && <PhoneAction icon="pencil" isMain label={t('records.page.edit')} onClick={edit} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={{ ...page.context, currency: currency ?? page.context.currency }}
            save={page.save}
            reveal={undefined}
          />
        }
        timeline={
          <Timeline
            kind="cost"
            id={id}
            fields={page.fields}
            context={page.context}
            filter={page.filter}
            onFilterChange={page.setFilter}
            onOpenActivity={page.openActivity}
          />
        }
        related={null}
      />
      {page.dialog}
    </>
  );
}

function isCost(record: AnyRecord): record is AnyRecord & Cost {
  return 'spentOn' in record;
}
