import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Product } from '@shared/modules/products/product';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath } from '../records/record-module';
import { Price } from './Price';

/** The other products of its family, from the smallest tier up: what one could sell instead (M24). */
export function FamilySection({ product }: { product: Product }) {
  const { t } = useTranslation();
  const family = product.family ?? '';
  const { data } = useQuery(
    api.products.list.queryOptions({
      input: {
        filter: {
          and: [
            { field: 'family', op: 'eq', value: family },
            { field: 'status', op: 'eq', value: 'active' },
          ],
        },
        limit: 50,
        total: 'none',
      },
      enabled: family !== '',
    }),
  );
  const others = (data?.items ?? [])
    .filter(({ id }) => id !== product.id)
    .sort((left, right) => (left.tier ?? Infinity) - (right.tier ?? Infinity));
  if (family === '' || !data) return null;
  return (
    <Section title={t('products.page.family', { family })} count={others.length > 0 ? others.length : undefined}>
      {others.length === 0 && <p className={pageClasses.sectionEmpty}>{t('products.page.familyEmpty')}</p>}
      {others.map(({ id, tier, listPrice, currency, ...other }) => (
        <div key={id} className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.product, id)} title={other.name}>
            {other.name === product.name ? (other.specification ?? other.code ?? other.name) : other.name}
          </Link>
          <span className={pageClasses.itemMeta}>
            {typeof tier === 'number' && `${t('products.page.tier', { tier })} · `}
            <Price value={listPrice} currency={currency ?? ''} />
          </span>
        </div>
      ))}
    </Section>
  );
}
