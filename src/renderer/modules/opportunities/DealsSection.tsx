import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Money } from '@renderer/components/basics/Values';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath } from '../records/record-module';
import { useStages } from './use-stages';

interface DealsSectionProps {
  kind: 'customer' | 'contact';
  id: string;
  name: string;
}

/** More than these wait in the list. */
const shown = 10;

/** The open deals with a customer or contact, the one that moved last first. */
export function DealsSection(props: DealsSectionProps) {
  const session = useSession();
  if (!session.hasModule('sales') || !session.can('opportunity', 'view')) return null;
  return <OpenDeals {...props} />;
}

function OpenDeals({ kind, id, name }: DealsSectionProps) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const stages = useStages();
  const filter = {
    and: [
      { field: `${kind}Id`, op: 'eq' as const, value: id },
      { field: 'status', op: 'eq' as const, value: 'open' },
    ],
  };
  const { data } = useQuery(
    api.opportunities.list.queryOptions({ input: { filter, sort: '-stageEnteredAt', limit: shown } }),
  );
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  return (
    <Section
      title={t('opportunities.many')}
      count={items.length > 0 ? total : undefined}
      after={
        session.can('opportunity', 'create') && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('opportunities.one') })}
            onClick={() => void navigate({ to: '/opportunities/new', search: { [kind]: id, [`${kind}Name`]: name } })}
          />
        )
      }
    >
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('opportunities.page.noneOpen')}</p>}
      {items.map((deal) => (
        <div key={deal.id} className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.opportunity, deal.id)} title={deal.name}>
            {deal.name}
          </Link>
          <span className={pageClasses.itemMeta}>{stages.get(deal.stageId ?? '')?.stage.name}</span>
          {typeof deal.amount === 'number' && (
            <span className={pageClasses.itemMeta}>
              <Money minor={deal.amount} currency={deal.currency ?? undefined} isShort />
            </span>
          )}
        </div>
      ))}
      {total > items.length && (
        <Link
          className={pageClasses.sectionMore}
          to="/opportunities"
          search={{ view: 'all', filter: JSON.stringify(filter) }}
        >
          {t('common.record.more', { count: total - items.length })}
        </Link>
      )}
    </Section>
  );
}
