import { memo, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { paddedDecimal } from '@shared/lib/decimal-text';
import { currencyDigits, moneyToDecimal } from '@shared/lib/money';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { LockedValue, Missing } from '@renderer/components/basics/Values';
import { cellText, type DraftLine, type LineCell } from './draft-lines';
import { LineCellBox, type CellHandlers } from './LineCellBox';
import classes from './LinesEditor.module.css';

export interface RowHandlers extends CellHandlers {
  readonly onRemove: (id: string) => void;
  readonly onDrag: (id: string | null) => void;
  readonly onDragOver: (id: string, event: DragEvent) => void;
  readonly onDrop: (id: string, event: DragEvent) => void;
}

interface LineRowProps {
  line: DraftLine;
  /** From 0. */
  index: number;
  currency: string;
  /** Minor units; undefined where the document cannot be reckoned. */
  amount: number | undefined;
  /** In percent with one digit; null where it is unknown, undefined where the role hides it. */
  margin: number | null | undefined;
  /** The cell the keyboard is at, if it is in this line. */
  here: LineCell | null;
  typing: { readonly text: string | undefined } | null;
  isOver: boolean;
  /** Null where the lines are fixed. */
  handlers: RowHandlers | null;
}

/** One line, drawn again only when something of it changes, so that two hundred of them stay quick. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, currency, amount, margin, here, typing, isOver, handlers } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const position = index + 1;
  const cellOf = (cell: LineCell) => ({
    id: line.id,
    cell,
    text: cellText(line, cell),
    label: t('documents.editor.cell', { name: t(`documents.editor.cells.${cell}`), position, value: line[cell] ?? '' }),
    isHere: here === cell,
    typing: here === cell ? typing : null,
    handlers,
  });
  const ghost = (cell: LineCell) =>
    handlers && <span className={classes.ghost}>{t(`documents.editor.cells.${cell}`)}</span>;
  const percent = (text: string | null | undefined) => (text ? `${text}%` : <Missing />);
  return (
    <tr
      aria-label={t('documents.editor.line', { position, name: line.name })}
      data-here={here !== null || undefined}
      data-over={isOver || undefined}
      onDragOver={handlers ? (event) => handlers.onDragOver(line.id, event) : undefined}
      onDrop={handlers ? (event) => handlers.onDrop(line.id, event) : undefined}
    >
      <td className={classes.position}>
        {handlers ? (
          <span
            className={classes.grip}
            draggable
            title={t('documents.editor.drag')}
            onDragStart={() => handlers.onDrag(line.id)}
            onDragEnd={() => handlers.onDrag(null)}
          >
            <span className={classes.number}>{position}</span>
            <Icon name="grip" size={14} />
          </span>
        ) : (
          position
        )}
      </td>
      <td className={classes.what}>
        <LineCellBox {...cellOf('name')}>{line.name}</LineCellBox>
        <LineCellBox {...cellOf('specification')} className={classes.small}>
          {line.specification ?? ghost('specification')}
        </LineCellBox>
      </td>
      <td className={classes.quantity}>
        <span className={classes.pair}>
          <LineCellBox {...cellOf('quantity')} className={classes.end}>
            {format.decimal(line.quantity)}
          </LineCellBox>
          <LineCellBox {...cellOf('unit')} className={classes.unit}>
            {line.unit ?? ghost('unit')}
          </LineCellBox>
        </span>
      </td>
      <td className={classes.price}>
        <LineCellBox {...cellOf('unitPrice')} className={classes.end}>
          {format.decimal(paddedDecimal(line.unitPrice, currencyDigits(currency)))}
        </LineCellBox>
      </td>
      <td className={classes.percent}>
        <LineCellBox {...cellOf('discountPercent')} className={classes.end}>
          {percent(line.discountPercent)}
        </LineCellBox>
      </td>
      <td className={classes.rate}>
        <LineCellBox {...cellOf('taxRate')} className={classes.end}>
          {percent(line.taxRate)}
        </LineCellBox>
      </td>
      <td className={classes.amount}>
        {amount === undefined ? <Missing /> : format.decimal(moneyToDecimal(BigInt(amount), currency))}
      </td>
      <td className={classes.margin} data-locked={margin === undefined || undefined}>
        {margin === undefined ? (
          <LockedValue reason={t('documents.editor.costHidden')} />
        ) : (
          <LineCellBox {...cellOf('unitCost')} className={classes.end}>
            {margin === null ? <Missing /> : `${format.number(margin, 1)}%`}
          </LineCellBox>
        )}
      </td>
      {handlers && (
        <td className={classes.tools}>
          <IconButton
            icon="trash"
            isSmall
            tabIndex={-1}
            label={t('documents.editor.remove', { position })}
            onClick={() => handlers.onRemove(line.id)}
          />
        </td>
      )}
    </tr>
  );
});
