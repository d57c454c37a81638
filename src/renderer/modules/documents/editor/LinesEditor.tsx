import { useCallback, useEffect, useMemo, useRef, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineTotal } from '@shared/lib/document-total';
import { mostLines } from '@shared/modules/documents/document';
import type { Offered } from '@shared/modules/products/offer';
import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { showToast } from '@renderer/components/feedback/toast-store';
import { AddLine } from './AddLine';
import { newLine, type DraftLine } from './draft-lines';
import { LineRow } from './LineRow';
import classes from './LinesEditor.module.css';
import { isTable, pastedLines } from './paste-lines';
import { useLineGrid } from './use-line-grid';
import type { OfferTerms } from './use-offers';
import { useRowHandlers, type ChangeLines } from './use-row-handlers';

interface LinesEditorProps {
  label: string;
  lines: readonly DraftLine[];
  /** Beside the lines, in their order; none where the document cannot be reckoned. */
  totals: readonly LineTotal[];
  terms: OfferTerms;
  showsCost: boolean;
  /** Of a line that is no product. */
  taxRate: string | null;
  /** Left out the lines are fixed. */
  onChange?: ChangeLines | undefined;
  /** The position of the line one is at, from 1. */
  onPlace?: (position: number | null) => void;
}

/** The lines of a document, edited in place by keyboard (picture 17; QUO-01, 08). */
export function LinesEditor(props: LinesEditorProps) {
  const { label, lines, totals, terms, showsCost, taxRate, onChange, onPlace } = props;
  const { t } = useTranslation();
  const adding = useRef<HTMLInputElement>(null);
  const ids = useMemo(() => lines.map(({ id }) => id), [lines]);
  const toAdding = useCallback(() => adding.current?.focus(), []);
  const { table, at, typing, ...moves } = useLineGrid(ids, showsCost, toAdding);
  const { go } = moves;
  useKeys([
    {
      keys: 'alt+n',
      label: t('documents.editor.add'),
      group: label,
      isDisabled: !onChange,
      run: toAdding,
    },
  ]);
  const here = at ? ids.indexOf(at.id) : -1;
  useEffect(() => onPlace?.(here < 0 ? null : here + 1), [here, onPlace]);

  const { handlers, over } = useRowHandlers(lines, onChange, moves, toAdding);
  const add = (added: readonly DraftLine[]) => {
    const kept = added.slice(0, mostLines - lines.length);
    if (kept.length < added.length)
      showToast({ message: t('documents.editor.tooMany', { count: mostLines }), tone: 'warn' });
    if (kept.length > 0) onChange?.((before) => [...before, ...kept]);
    return kept;
  };
  const pick = (offer: Offered) => {
    const [line] = add([lineOfOffer(offer, showsCost)]);
    if (line) go(line.id, 'quantity', true);
  };
  const addNamed = (name: string) => {
    const [line] = add([newLine({ name: name.slice(0, 300), taxRate, ...(showsCost && { unitCost: null }) })]);
    if (line) go(line.id, 'quantity', true);
  };
  const paste = (text: string): boolean => {
    if (!onChange || !isTable(text)) return false;
    const { lines: found, skipped } = pastedLines(text, { taxRate, room: mostLines - lines.length });
    const added = add(showsCost ? found.map((line) => newLine({ ...line, unitCost: null })) : found);
    const took = new Set(added.map(({ id }) => id));
    showToast({
      message: t(skipped > 0 ? 'documents.editor.pastedSome' : 'documents.editor.pasted', {
        count: added.length,
        skipped,
      }),
      tone: skipped > 0 ? 'warn' : 'good',
      undo: () => onChange((before) => before.filter(({ id }) => !took.has(id))),
    });
    return true;
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const text = event.clipboardData.getData('text/plain');
    if (paste(text)) event.preventDefault();
    else if (at && handlers) handlers.onCommit(at.id, at.cell, text);
  };

  return (
    <table ref={table} className={classes.table} aria-label={label} onPaste={onPaste}>
      <thead>
        <tr>
          <th className={classes.position}>{t('documents.lines.position')}</th>
          <th className={classes.what}>{t('documents.lines.what')}</th>
          <th className={classes.quantity}>{t('documents.lines.quantity')}</th>
          <th className={classes.price}>
            {t(terms.isTaxIncluded ? 'documents.editor.listWithTax' : 'documents.editor.listWithoutTax')}
          </th>
          <th className={classes.percent}>{t('documents.lines.discount')}</th>
          <th className={classes.rate}>{t('documents.lines.tax')}</th>
          <th className={classes.amount}>{t('documents.lines.amount')}</th>
          <th className={classes.margin}>{t('documents.editor.margin')}</th>
          {handlers && (
            <th className={classes.tools}>
              <span className={classes.hidden}>{t('common.action.more')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <LineRow
            key={line.id}
            line={line}
            index={index}
            currency={terms.currency}
            amount={totals[index]?.amount}
            margin={showsCost ? marginOf(totals[index]) : undefined}
            here={at?.id === line.id ? at.cell : null}
            typing={at?.id === line.id ? typing : null}
            isOver={over === line.id}
            handlers={handlers}
          />
        ))}
        {handlers && (
          <tr className={classes.add}>
            <td className={classes.position}>
              <Icon name="plus" size={12} />
            </td>
            <td colSpan={8}>
              <AddLine
                ref={adding}
                terms={terms}
                onPick={pick}
                onName={addNamed}
                onPaste={paste}
                onUp={() => {
                  const last = lines.at(-1);
                  if (last) go(last.id, 'name');
                }}
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function lineOfOffer(offer: Offered, withCost: boolean): DraftLine {
  return newLine({
    productId: offer.id,
    name: offer.name,
    specification: offer.specification,
    unit: offer.unit,
    unitPrice: offer.price ?? '0',
    taxRate: offer.taxRate,
    ...(withCost && { unitCost: offer.cost }),
  });
}

/** What is left of a line without tax after its cost, in percent with one digit. */
function marginOf(total: LineTotal | undefined): number | null {
  if (!total || total.cost === null || total.net === 0) return null;
  return Math.round(((total.net - total.cost) / total.net) * 1000) / 10;
}
