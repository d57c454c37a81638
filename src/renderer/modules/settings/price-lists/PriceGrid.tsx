import type { PricedProduct, PriceStep } from '@shared/modules/price-lists/price-list';
import { plainDecimal } from '@shared/lib/decimal-text';
import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { Status } from '@renderer/components/basics/Status';
import { findRecords } from '../../records/record-names';
import settingsClasses from '../Settings.module.css';
import { withProducts, withSteps, type PriceDraft } from './price-draft';
import classes from './PriceLists.module.css';

interface PriceGridProps {
  draft: PriceDraft;
  isReadOnly: boolean;
  onChange: (draft: PriceDraft) => void;
  /** Rows copied from a spreadsheet. */
  onPaste: (rows: string[][]) => void;
}

const findProducts = findRecords('product');

/** The prices one can type, and paste from a spreadsheet: a line for each product and quantity. */
export function PriceGrid({ draft, isReadOnly, onChange, onPaste }: PriceGridProps) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState(0);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (isReadOnly || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onPaste(rowsOf(text));
  };
  const add = async (id: string) => {
    const { items } = await client.products.offer({
      ids: [id],
      isTaxIncluded: draft.list.includesTax,
      currency: draft.list.currency,
    });
    const [product] = items;
    if (!product || draft.products.some(({ productId }) => productId === id)) return;
    const { code, name, specification, unit, status, taxRate, listPrice } = product;
    const priced = { productId: id, code, name, specification, unit, status, taxRate, listPrice, steps: [emptyStep] };
    onChange(withProducts(draft, [priced]));
  };
  return (
    <div onPaste={paste}>
      <div className={settingsClasses.scroll}>
        <table className={settingsClasses.table}>
          <thead>
            <tr>
              {(['product', 'listPrice', 'minQuantity', 'price', 'difference'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'product' ? undefined : classes.end}>
                  {t(`priceListPage.columns.${column}`)}
                </th>
              ))}
              <th aria-label={t('common.action.more')} />
            </tr>
          </thead>
          <tbody>
            {draft.products.map((product) => (
              <ProductRows
                key={product.productId}
                product={product}
                currency={draft.list.currency}
                isReadOnly={isReadOnly}
                onSteps={(steps) => onChange(withSteps(draft, product.productId, steps))}
                onRemove={() =>
                  onChange({
                    ...draft,
                    products: draft.products.filter(({ productId }) => productId !== product.productId),
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {draft.products.length === 0 && <p className={classes.empty}>{t('priceListPage.noProducts')}</p>}
      {!isReadOnly && (
        <div className={classes.add}>
          <ReferencePicker
            key={picked}
            isPerson={false}
            find={findProducts}
            value={null}
            aria-label={t('priceListPage.addProduct')}
            placeholder={t('priceListPage.addProduct')}
            onChange={(product) => {
              if (!product) return;
              setPicked(picked + 1);
              void add(product.id);
            }}
          />
          <span className={settingsClasses.faint}>{t('priceListPage.pasteHint')}</span>
        </div>
      )}
    </div>
  );
}

const emptyStep: PriceStep = { minQuantity: '0', price: '' };

interface ProductRowsProps {
  product: PricedProduct;
  currency: string;
  isReadOnly: boolean;
  onSteps: (steps: readonly PriceStep[]) => void;
  onRemove: () => void;
}

function ProductRows({ product, currency, isReadOnly, onSteps, onRemove }: ProductRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { steps, name, specification, code, listPrice } = product;
  const shown = steps.length > 0 ? steps : [emptyStep];
  const set = (index: number, change: Partial<PriceStep>) =>
    onSteps(shown.map((step, at) => (at === index ? { ...step, ...change } : step)));
  return shown.map((step, index) => (
    <tr key={index}>
      <td className={classes.product}>
        {index === 0 && (
          <>
            <Link to={`/products/${product.productId}`}>{name}</Link>
            <small>{[code, specification].filter(Boolean).join(' · ')}</small>
            {product.status === 'retired' && (
              <Status icon="barred" tone="warn">
                {t('products.options.status.retired')}
              </Status>
            )}
          </>
        )}
      </td>
      <td className={classes.end}>{index === 0 && (listPrice === null ? '–' : format.price(listPrice, currency))}</td>
      <td className={classes.end}>
        <NumberCell
          label={t('priceListPage.cell.quantity', { name })}
          value={step.minQuantity}
          isReadOnly={isReadOnly}
          onChange={(minQuantity) => set(index, { minQuantity })}
        />
      </td>
      <td className={classes.end}>
        <NumberCell
          label={t('priceListPage.cell.price', { name })}
          value={step.price}
          isReadOnly={isReadOnly}
          onChange={(price) => set(index, { price })}
        />
      </td>
      <td className={classes.end}>{differenceOf(step.price, listPrice, (value) => format.number(value, 1))}</td>
      <td>
        {!isReadOnly && (
          <span className={settingsClasses.rowActions}>
            {index === shown.length - 1 && (
              <IconButton
                icon="plus"
                isSmall
                label={t('priceListPage.addStep', { name })}
                onClick={() => onSteps([...shown, { minQuantity: '', price: '' }])}
              />
            )}
            <IconButton
              icon="trash"
              isSmall
              label={t('priceListPage.removeStep', { name })}
              onClick={() => (shown.length === 1 ? onRemove() : onSteps(shown.filter((_, at) => at !== index)))}
            />
          </span>
        )}
      </td>
    </tr>
  ));
}

interface NumberCellProps {
  label: string;
  value: string;
  isReadOnly: boolean;
  onChange: (text: string) => void;
}

function NumberCell({ label, value, isReadOnly, onChange }: NumberCellProps) {
  const isWrong = value !== '' && plainDecimal(value) === undefined;
  return (
    <input
      className={classes.cell}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      readOnly={isReadOnly}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  );
}

/** Cheaper or dearer than the list price, in percent; only to look at. */
function differenceOf(price: string, listPrice: string | null, number: (value: number) => string): string {
  const own = plainDecimal(price);
  if (own === undefined || listPrice === null || Number(listPrice) === 0) return '–';
  const percent = (Number(own) / Number(listPrice) - 1) * 100;
  return `${percent > 0 ? '+' : ''}${number(percent)}%`;
}

/** Rows and cells as spreadsheets copy them. */
function rowsOf(text: string): string[][] {
  return text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
}
