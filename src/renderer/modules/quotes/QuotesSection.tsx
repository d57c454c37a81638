import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Money } from '@renderer/components/basics/Values';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { QuoteStatusMark } from './QuoteStatusMark';
import classes from './QuotesSection.module.css';

interface QuotesSectionProps {
  kind: 'customer' | 'contact' | 'opportunity';
  id: string;
  /** Whose the new quote is, where the page is a contact's. */
  customerId?: string | undefined;
}

/** More than these wait in the list. */
const shown = 8;

/** The quotes of a customer, contact or deal, the latest first, and a plus that begins the next one from it (QUO-01). */
export function QuotesSection(props: QuotesSectionProps) {
  const session = useSession();
  if (!session.hasModule('quotes') || !session.can('quote', 'view')) return null;
  return <Quotes {...props} />;
}

function Quotes({ kind, id, customerId }: QuotesSectionProps) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const filter = { field: `${kind}Id`, op: 'eq' as const, value: id };
  const { data } = useQuery(api.quotes.list.queryOptions({ input: { filter, sort: '-updatedAt', limit: shown } }));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  const create = () =>
    void navigate({
      to: '/quotes/new',
      search: { [kind === 'opportunity' ? 'deal' : kind]: id, ...(customerId && { customer: customerId }) },
    });
  return (
    <Section
      title={t('quotes.many')}
      count={items.length > 0 ? total : undefined}
      after={
        <>
          {items.length > 0 && total <= items.length && <OpenSum quotes={items} />}
          {session.can('quote', 'create') && (
            <IconButton
              icon="plus"
              isSmall
              label={t('common.record.add', { name: t('quotes.one') })}
              onClick={create}
            />
          )}
        </>
      }
    >
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('quotes.page.none')}</p>}
      {items.map((quote) => (
        <div key={quote.id} className={classes.quote}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.quote, quote.id)} title={quote.name}>
            {quote.number} {quote.name}
          </Link>
          {typeof quote.total === 'number' ? (
            <Money minor={quote.total} currency={quote.currency ?? undefined} isShort />
          ) : (
            <span />
          )}
          <span className={classes.small}>
            <QuoteStatusMark status={quote.status} />
          </span>
          <span className={classes.small}>{t('quotes.page.version', { count: Number(quote.revision) })}</span>
        </div>
      ))}
      {total > items.length && (
        <Link className={pageClasses.sectionMore} to="/quotes" search={{ view: 'all', filter: JSON.stringify(filter) }}>
          {t('common.record.more', { count: total - items.length })}
        </Link>
      )}
    </Section>
  );
}

/** What the customer has and has not answered, one sum for each currency. */
function OpenSum({ quotes }: { quotes: readonly AnyRecord[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = new Map<string, number>();
  for (const { status, total, currency } of quotes)
    if (status === 'sent' && typeof total === 'number' && typeof currency === 'string')
      sums.set(currency, (sums.get(currency) ?? 0) + total);
  if (sums.size === 0) return null;
  const amounts = [...sums].map(([currency, minor]) => format.moneyShort(minor, currency)).join(' + ');
  return <span>{t('quotes.page.openSum', { amounts })}</span>;
}
