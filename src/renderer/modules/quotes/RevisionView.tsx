import { useTranslation } from 'react-i18next';
import { taxesOf } from '@shared/lib/document-total';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { LinesTable } from '../documents/LinesTable';
import { Sums } from '../documents/Sums';
import type { Directory } from '../records/directory';
import { discountOf } from './compare-versions';
import classes from './QuoteEditor.module.css';
import type { QuoteRevision } from './use-revisions';

interface RevisionViewProps {
  revision: QuoteRevision;
  directory: Directory;
}

/** A version as it went out; nothing of it changes any more. */
export function RevisionView({ revision, directory }: RevisionViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organization } = useSession();
  const { lines, sentAt, sentById, outcome, total } = revision;
  const currency = revision.currency ?? organization.currency;
  const isTaxIncluded = revision.isTaxIncluded !== false;
  const discount = discountOf(lines, isTaxIncluded);
  const sum = (key: 'amount' | 'net') => lines.reduce((all, line) => all + (line[key] ?? 0), 0);
  return (
    <>
      <p className={classes.sentence}>
        {t('quotes.page.wentOut', {
          count: revision.revision,
          at: format.dateTime(sentAt),
          name: sentById === null ? t('records.somebody') : directory.userName(sentById),
          outcome: t(`quotes.page.outcomes.${outcome}`),
        })}
      </p>
      <LinesTable label={t('quotes.page.lines')} lines={lines} currency={currency} isTaxIncluded={isTaxIncluded} />
      {total !== null && (
        <div className={classes.below}>
          <span />
          <Sums
            currency={currency}
            subtotal={sum('amount')}
            discount={discount}
            discountLabel={null}
            net={sum('net')}
            taxes={taxesOf(lines)}
            total={total}
          />
        </div>
      )}
    </>
  );
}
