import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chineseAmount } from '@shared/lib/chinese-amount';
import { currencyDigits, moneyToDecimal, parseMoney } from '@shared/lib/money';
import { usePreferences } from '@renderer/app/preferences';
import { useFormat } from '@renderer/app/use-format';
import { Missing } from '@renderer/components/basics/Values';
import { readDecimal } from '../documents/editor/draft-lines';
import { TypedText } from '../documents/editor/TypedText';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';

/** What the quote comes to, reckoned as the engine will (QUO-08); the document's discount is typed where it stands. */
export function QuoteSums({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = usePreferences();
  const totalId = useId();
  const { total, totalFault, currency, isTaxIncluded } = draft;
  const plain = (minor: number) => format.decimal(moneyToDecimal(BigInt(minor), currency));
  const capitals = total && language === 'zh-CN' ? chineseAmount(total.total, currency) : undefined;
  const taxWord = isTaxIncluded ? 'quotes.page.sums.taxIncluded' : 'quotes.page.sums.taxOnTop';
  return (
    <>
      <dl className={classes.sums} aria-label={t('quotes.page.sums.title')}>
        <dt>{t('documents.sums.subtotal')}</dt>
        <dd>{total ? plain(total.subtotal) : <Missing />}</dd>
        <Discount draft={draft} />
        <dt>{t(isTaxIncluded ? 'quotes.page.sums.netIncluded' : 'documents.sums.net')}</dt>
        <dd>{total ? plain(total.net) : <Missing />}</dd>
        {total?.taxes.map(({ rate, tax }) => (
          <Fragment key={rate}>
            <dt>{t(taxWord, { rate })}</dt>
            <dd>{plain(tax)}</dd>
          </Fragment>
        ))}
      </dl>
      {totalFault && (
        <p className={classes.sumFault} role="alert">
          {t(`faults.reasons.${totalFault === 'tooLarge' ? 'sumTooLarge' : 'discountTooLarge'}`)}
        </p>
      )}
      <div className={classes.total}>
        <span id={totalId}>{t('documents.sums.total')}</span>
        {capitals && <b className={classes.capitals}>{capitals}</b>}
        <b className={classes.grand} role="status" aria-labelledby={totalId}>
          {total ? format.money(total.total, currency) : <Missing />}
        </b>
      </div>
    </>
  );
}

/** Its name on paper, and how much: a sum, or a percentage where a % is typed. */
function Discount({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, currency, isOpen } = draft;
  const percent = draft.text('discountPercent');
  const amount = draft.value('discountAmount');
  const label = draft.text('discountLabel');
  const typed =
    percent !== ''
      ? `${percent}%`
      : typeof amount === 'number' && amount !== 0
        ? moneyToDecimal(BigInt(amount), currency)
        : '';
  const shown =
    total && total.discount > 0 ? `−${format.decimal(moneyToDecimal(BigInt(total.discount), currency))}` : '';
  const commit = (text: string): boolean => {
    const clean = text.replace(/[−-]/g, '').trim();
    if (clean === '') draft.set({ discountPercent: null, discountAmount: null });
    else if (/[%％]$/.test(clean)) {
      const read = readDecimal(clean.replace(/[%％]$/, ''));
      if (!read || Number(read) > 100) return false;
      draft.set({ discountPercent: read === '0' ? null : read, discountAmount: null });
    } else {
      const money = parseMoney(clean, currency);
      if (!money.isValid || money.minor < 0n) return false;
      draft.set({ discountPercent: null, discountAmount: money.minor === 0n ? null : Number(money.minor) });
    }
    return true;
  };
  if (!isOpen && shown === '') return null;
  const name = label || t('documents.sums.discount');
  return (
    <>
      <dt>
        {isOpen ? (
          <TypedText
            label={t('quotes.fields.discountLabel')}
            text={label}
            placeholder={t('documents.sums.discount')}
            onCommit={(text) => {
              draft.set({ discountLabel: text.trim().slice(0, 80) || null });
              return true;
            }}
          />
        ) : (
          name
        )}
        {percent !== '' && <span className={classes.faint}> {percent}%</span>}
      </dt>
      <dd>
        {isOpen ? (
          <TypedText
            label={t('quotes.fields.discountAmount')}
            text={typed}
            shown={shown}
            placeholder={`0.${'0'.repeat(currencyDigits(currency))}`}
            hint={t('quotes.page.sums.discountHint')}
            isNumber
            onCommit={commit}
          />
        ) : (
          shown
        )}
      </dd>
    </>
  );
}
