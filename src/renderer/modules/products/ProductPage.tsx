import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { marginPercent } from '@shared/modules/products/margin';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { Tags } from '@renderer/components/basics/Tag';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { FilesSection } from '../files/FilesSection';
import { texts, textOf } from '../records/field-values';
import { FieldPanel } from '../records/page/FieldPanel';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { Timeline } from '../records/timeline/Timeline';
import { useRecordId } from '../records/use-record-id';
import { FamilySection } from './FamilySection';
import { isProduct } from './is-product';

const module = recordModules.product;
const inHead = ['number', 'name', 'status', 'tags', 'createdAt', 'updatedAt'];

/** Everything about one product: what it costs, its family, its files, and what was changed. */
export function ProductPage() {
  const id = useRecordId();
  return <ProductRecord key={id} id={id} />;
}

function ProductRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const page = useRecordPage(module, id);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record) return <LoadingRows />;
  const canEdit = record.can.includes('edit');
  const edit = () => {
    if (canEdit) void navigate({ to: `${recordPath(module, id)}/edit` });
  };
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts product={record} />}
        access={
          <>
            <Icon name="eye" size={14} />
            <span>{t('products.page.access')}</span>
          </>
        }
        actions={<PageActions module={module} record={record} onRemove={() => void page.remove()} />}
        threeFacts={<ThreeFacts product={record} onEdit={edit} />}
        phoneActions={canEdit && <PhoneAction icon="pencil" label={t('records.page.edit')} onClick={edit} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={page.context}
            save={page.save}
            reveal={undefined}
          />
        }
        timeline={<ProductTimeline id={id} page={page} />}
        related={
          <>
            {isProduct(record) && <FamilySection product={record} />}
            <FilesSection kind="product" id={id} />
          </>
        }
      />
      {page.dialog}
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

function ProductTimeline({ id, page }: { id: string; page: RecordPageState }) {
  return (
    <Timeline
      kind="product"
      id={id}
      fields={page.fields}
      context={page.context}
      filter={page.filter}
      onFilterChange={page.setFilter}
      onOpenActivity={page.openActivity}
    />
  );
}

function HeadFacts({ product }: { product: AnyRecord }) {
  const { t } = useTranslation();
  const tags = texts(product['tags']);
  const parts = [textOf(product['code']), textOf(product['specification'])].filter((part) => part !== '');
  return (
    <>
      <span className={pageClasses.faint}>{textOf(product['number'])}</span>
      {parts.map((part) => (
        <span key={part}>
          <Dot /> {part}
        </span>
      ))}
      {product['status'] === 'retired' && (
        <>
          <Dot />
          <Status icon="barred" tone="warn">
            {t('products.options.status.retired')}
          </Status>
        </>
      )}
      {tags.length > 0 && <Tags tags={tags} />}
    </>
  );
}

function ThreeFacts({ product, onEdit }: { product: AnyRecord; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  if (!isProduct(product)) return null;
  const { listPrice, currency, priceIncludesTax, taxRate, unit, cost, family, tier, category } = product;
  const price = (text: string) => format.price(text, currency ?? undefined);
  const margin = marginPercent({ listPrice, priceIncludesTax, taxRate, cost });
  return (
    <>
      {session.group('money') === 'show' && (
        <Fact
          icon="tag"
          label={t('products.fields.listPrice')}
          value={listPrice ? price(listPrice) : t('products.page.noPrice')}
          detail={listPrice ? priceDetail({ priceIncludesTax, taxRate, unit }, t) : undefined}
          onClick={onEdit}
        />
      )}
      {session.group('cost') === 'show' && (
        <Fact
          icon="lock"
          label={t('products.page.costAndMargin')}
          value={cost ? price(cost) : t('products.page.noCost')}
          detail={margin === null ? undefined : t('products.page.margin', { percent: format.number(margin, 1) })}
          tone={margin !== null && margin < 0 ? 'bad' : undefined}
          onClick={onEdit}
        />
      )}
      <Fact
        icon="product"
        label={t('products.page.place')}
        value={family ?? category ?? t('products.page.noFamily')}
        detail={family && typeof tier === 'number' ? t('products.page.tier', { tier: format.number(tier) }) : undefined}
        onClick={onEdit}
      />
    </>
  );
}

type Words = (key: string, values?: Record<string, unknown>) => string;

/** `含税 13% · 每台` */
function priceDetail(
  {
    priceIncludesTax,
    taxRate,
    unit,
  }: { priceIncludesTax?: boolean | null; taxRate?: string | null; unit?: string | null },
  t: Words,
): string {
  const tax = t(priceIncludesTax ? 'products.page.withTax' : 'products.page.withoutTax', {
    rate: taxRate ? ` ${taxRate}%` : '',
  });
  return [tax, unit ? t('products.page.perUnit', { unit }) : ''].filter(Boolean).join(' · ');
}
