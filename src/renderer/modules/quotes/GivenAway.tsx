import { useTranslation } from 'react-i18next';
import { beyondLimit } from '@shared/lib/document-total';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import classes from './StepBar.module.css';
import type { QuoteDraft } from './use-quote-draft';
import type { StepView } from './use-quote-steps';

/** How much of the list prices lines and document give away, against what the reader may decide alone (QUO-04). */
export function GivenAway({ draft, view }: { draft: QuoteDraft; view: StepView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { givenAway, ownLimit } = view;
  const { total, currency, isOpen } = draft;
  if (givenAway === null || !total || (givenAway === 0 && ownLimit === null)) return null;
  const percent = (hundredths: number) => format.number(hundredths / 100, 1);
  const isOver = ownLimit !== null && givenAway > ownLimit;
  // The longer of both takes most of the line, so that what is beyond can be seen.
  const most = Math.max(givenAway, ownLimit ?? 0, 1) / 0.88;
  return (
    <div className={classes.away} data-over={isOver || undefined}>
      <span className={classes.awayWord}>
        {isOver && <Icon name="clock" size={14} />}
        {t('quotes.steps.givenAway', { percent: percent(givenAway) })}
      </span>
      {ownLimit !== null && isOpen && (
        <>
          <span className={classes.gauge} aria-hidden="true">
            <i style={{ width: `${(givenAway / most) * 100}%` }} />
            <em style={{ left: `${(ownLimit / most) * 100}%` }} />
          </span>
          <span className={classes.awayLimit}>
            {isOver
              ? t('quotes.steps.beyond', {
                  percent: percent(ownLimit),
                  money: format.money(beyondLimit(total, ownLimit), currency),
                })
              : t('quotes.steps.within', { percent: percent(ownLimit) })}
          </span>
        </>
      )}
    </div>
  );
}
