import type { TFunction } from 'i18next';
import type { AnyRecord } from '../../records/record-module';
import type { RecordPart } from '../../records/record-part';
import type { DraftLine } from './draft-lines';
import { mergeLines } from './merge-lines';

interface LinesSource {
  /** The lines of a record as they are edited. */
  readonly linesOf: (record: AnyRecord) => readonly DraftLine[];
}

/** How the lines of two who saved the same document are put together: line by line, asking only where both changed one. */
export function linesPart(store: LinesSource, t: TFunction): RecordPart {
  return {
    key: 'lines',
    merge: (base, mine, current) => {
      const before = store.linesOf(base);
      // Put among the changes by the draft, which made them of lines.
      const merged = mergeLines(before, mine as readonly DraftLine[], store.linesOf(current));
      return {
        open: merged.open.map(({ id, mine: my, theirs }) => ({
          key: `lines.${id}`,
          label: t('quotes.page.lineOf', { name: (my ?? theirs)?.name }),
          mine: sentence(my, t),
          theirs: sentence(theirs, t),
        })),
        settle: (choices) => merged.settle((id) => choices[`lines.${id}`] === 'mine'),
      };
    },
  };
}

/** `2 台 × 148000，折扣 3%，税率 13%` */
function sentence(line: DraftLine | null, t: TFunction): string {
  if (!line) return t('quotes.page.lineGone');
  const { name, specification, quantity, unit, unitPrice, discountPercent, taxRate } = line;
  return [
    specification ? `${name} (${specification})` : name,
    `${quantity} ${unit ?? ''} × ${unitPrice}`.replace('  ', ' '),
    discountPercent && t('quotes.page.lineDiscount', { percent: discountPercent }),
    taxRate && t('quotes.page.lineTax', { percent: taxRate }),
  ]
    .filter(Boolean)
    .join(t('common.filter.listComma'));
}
