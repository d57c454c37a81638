import { countryOfFirm } from '@shared/lib/firm-country';
import { tellsPricesWithTax } from '@shared/lib/tax-rates';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LinesDraft } from '../documents/LinesDraft';
import draftClasses from '../documents/LinesDraft.module.css';
import { LinesTable } from '../documents/LinesTable';
import { textOf } from '../records/field-values';
import type { RecordPageState } from '../records/page/use-record-page';
import { recordModules, type AnyRecord } from '../records/record-module';
import { isDeal } from './is-deal';

/** What a deal is about, product by product; its amount is what they come to before tax (OPP-12). */
export function DealLines({ deal, page, currency }: { deal: AnyRecord; page: RecordPageState; currency: string }) {
  const { t } = useTranslation();
  const session = useSession();
  if (!isDeal(deal)) return null;
  const { lines, discountPercent, discountAmount } = deal;
  const hasLines = lines.length > 0;
  const isTaxIncluded = hasLines
    ? deal.isTaxIncluded !== false
    : tellsPricesWithTax(countryOfFirm(session.organization));
  const title = t('opportunities.page.lines');
  if (session.group('money') === 'show' && deal.can.includes('edit'))
    return (
      <LinesDraft
        module={recordModules.opportunity}
        record={deal}
        page={page}
        terms={{
          ...{ currency, isTaxIncluded, discountLabel: null },
          customerId: textOf(deal['customerId']) || null,
          discountPercent: discountPercent ?? null,
          discountAmount: discountAmount ?? null,
        }}
        alongside={hasLines ? {} : { isTaxIncluded }}
        texts={{
          title,
          save: t('opportunities.page.saveLines'),
          discard: t('opportunities.page.discardLines'),
          saved: t('opportunities.page.linesSaved'),
        }}
        hint={t('opportunities.page.linesHint')}
        start={(open) => (
          <ActionButton isSmall tone="quiet" icon="plus" onClick={open}>
            {t('opportunities.page.addLines')}
          </ActionButton>
        )}
      />
    );
  if (!hasLines) return null;
  return (
    <section className={draftClasses.lines} aria-label={title}>
      <div className={draftClasses.head}>
        <h2>{title}</h2>
        <span className={draftClasses.hint}>{t('opportunities.page.linesHint')}</span>
      </div>
      <LinesTable label={title} lines={lines} currency={currency} isTaxIncluded={isTaxIncluded} />
    </section>
  );
}
