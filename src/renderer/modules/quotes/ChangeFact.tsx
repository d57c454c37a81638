import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { Dot } from '../records/page/RecordPage';
import { compareVersions, discountOf } from './compare-versions';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';
import type { QuoteRevision } from './use-revisions';

/** What this version changes against the one before: `和第 2 版比，动了 3 个数，少 ¥12,000.00` (QUO-03). */
export function ChangeFact({ draft, revisions }: { draft: QuoteDraft; revisions: readonly QuoteRevision[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { base, lines, total, currency } = draft;
  const present = Number(base?.['revision'] ?? 1);
  const before = revisions.filter(({ revision }) => revision < present).at(-1);
  const change = useMemo(
    () =>
      before &&
      total &&
      compareVersions(
        { lines: before.lines, discount: discountOf(before.lines, before.isTaxIncluded !== false) },
        { lines, discount: total.discount },
      ),
    [before, lines, total],
  );
  if (!before || !change || !total) return null;
  const parts = [
    change.figures > 0 && t('quotes.page.changedFigures', { count: change.figures }),
    change.added > 0 && t('quotes.page.addedLines', { count: change.added }),
    change.removed > 0 && t('quotes.page.removedLines', { count: change.removed }),
    before.total !== null && before.currency === currency && difference(total.total - before.total),
  ].filter(Boolean);
  return (
    <>
      <Dot />
      <span className={classes.change}>
        {parts.length === 0
          ? t('quotes.page.unchanged', { count: before.revision })
          : t('quotes.page.changed', { count: before.revision, parts: parts.join(t('quotes.page.changeComma')) })}
      </span>
    </>
  );

  function difference(minor: number) {
    if (minor === 0) return false;
    return t(minor < 0 ? 'quotes.page.less' : 'quotes.page.more', { money: format.money(Math.abs(minor), currency) });
  }
}
