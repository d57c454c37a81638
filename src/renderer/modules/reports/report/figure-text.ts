import type { TFunction } from 'i18next';
import type { ReportCell, ReportColumn } from '@shared/modules/reports/report';
import type { Format } from '@renderer/app/format';

/** A figure as it is read: `–` for none, changes with their sign, ratios in percent. */
export function figureText(
  { unit, isChange }: ReportColumn,
  { value }: ReportCell,
  format: Format,
  t: TFunction,
): string {
  if (value === null || (value === 0 && !isChange && (unit === 'count' || unit === 'money'))) return '–';
  if (typeof value === 'string') return value;
  const size = isChange ? Math.abs(value) : value;
  const texts = {
    text: () => String(size),
    count: () => format.number(size, 0),
    money: () => format.money(size),
    days: () => format.number(size, 1),
    ratio: () => (isChange ? format.number(size * 100, 1) : `${format.number(size * 100, 1)}%`),
    times: () => t('reports.page.times', { times: format.number(size, 1) }),
  };
  const text = texts[unit]();
  if (!isChange || Number(text.replace(/[^\d.]/g, '')) === 0) return isChange ? `±${text}` : text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** The same in short, for the scale of a chart. */
export function scaleText(unit: ReportColumn['unit'], value: number, format: Format): string {
  if (unit === 'money' && value === 0) return format.number(0);
  if (unit === 'money') return format.moneyShort(Math.round(value));
  return unit === 'ratio' ? `${format.number(value * 100, 0)}%` : format.number(value, 1);
}
