import type { DocumentLine } from '@shared/modules/documents/document';
import { paddedDecimal } from '@shared/lib/decimal-text';
import { currencyDigits, moneyToDecimal } from '@shared/lib/money';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { Missing } from '@renderer/components/basics/Values';
import { recordModules, recordPath } from '../records/record-module';
import classes from './LinesTable.module.css';

interface LinesTableProps {
  label: string;
  lines: readonly DocumentLine[];
  currency: string;
  isTaxIncluded: boolean;
  /** What became of a line, below its quantity: delivered, returned. */
  stateOf?: (line: DocumentLine) => ReactNode;
}

/** The lines of a document as they stand (picture 17). Where the role hides money only goods and quantities show. */
export function LinesTable({ label, lines, currency, isTaxIncluded, stateOf }: LinesTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const showsMoney = lines.some((line) => line.unitPrice !== null);
  return (
    <table className={classes.table} aria-label={label} data-money={showsMoney || undefined}>
      <thead>
        <tr>
          <th className={classes.position}>{t('documents.lines.position')}</th>
          <th>{t('documents.lines.what')}</th>
          <th className={classes.end}>{t('documents.lines.quantity')}</th>
          {showsMoney && (
            <>
              <th className={classes.end}>
                {t(isTaxIncluded ? 'documents.lines.priceWithTax' : 'documents.lines.priceWithoutTax')}
              </th>
              <th className={classes.end}>{t('documents.lines.discount')}</th>
              <th className={classes.end}>{t('documents.lines.tax')}</th>
              <th className={classes.end}>{t('documents.lines.amount')}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.id}>
            <td className={classes.position}>{index + 1}</td>
            <td className={classes.what}>
              <div>
                {line.productId === null ? (
                  line.name
                ) : (
                  <Link to={recordPath(recordModules.product, line.productId)}>{line.name}</Link>
                )}
              </div>
              {line.specification && <div className={classes.small}>{line.specification}</div>}
            </td>
            <td className={classes.quantity}>
              <div>
                {format.decimal(line.quantity)} {line.unit}
              </div>
              {stateOf && <div className={classes.small}>{stateOf(line)}</div>}
            </td>
            {showsMoney && (
              <>
                <td className={classes.price}>
                  <span className={classes.times} aria-hidden="true">
                    ×
                  </span>
                  {line.unitPrice === null ? (
                    <Missing />
                  ) : (
                    format.decimal(paddedDecimal(line.unitPrice, currencyDigits(currency)))
                  )}
                </td>
                <td className={classes.percent}>{percent(line.discountPercent, '−')}</td>
                <td className={classes.rate}>{percent(line.taxRate, '')}</td>
                <td className={classes.amount}>
                  {line.amount === null ? <Missing /> : format.decimal(moneyToDecimal(BigInt(line.amount), currency))}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function percent(text: string | null, sign: string): ReactNode {
  return text === null || Number(text) === 0 ? <Missing /> : `${sign}${text}%`;
}
