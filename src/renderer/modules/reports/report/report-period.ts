import { addMonths, relativePeriod, type DatePeriod } from '@shared/lib/dates';
import type { ReportName } from '@shared/modules/reports/report';

export const presets = [
  'lastWeek',
  'thisWeek',
  'nextWeek',
  'thisMonth',
  'thisQuarter',
  'last90',
  'thisYear',
  'lastYear',
  'ahead6',
  'all',
  'custom',
] as const;
export type Preset = (typeof presets)[number];

const usual: readonly Preset[] = ['thisMonth', 'thisQuarter', 'last90', 'thisYear', 'all', 'custom'];

const opening: Partial<Record<ReportName, Preset>> = { ranking: 'thisQuarter', profitability: 'thisYear' };

/** The periods a report offers, the one it opens with first named in `preset`. */
export function presetsOf(name: ReportName): { readonly preset: Preset; readonly offered: readonly Preset[] } {
  if (name === 'forecast')
    return { preset: 'ahead6', offered: ['thisMonth', 'thisQuarter', 'ahead6', 'thisYear', 'custom'] };
  if (name === 'activity')
    return { preset: 'lastWeek', offered: ['lastWeek', 'thisWeek', 'thisMonth', 'last90', 'custom'] };
  if (name === 'teamWeek') return { preset: 'thisWeek', offered: ['lastWeek', 'thisWeek', 'nextWeek', 'custom'] };
  return { preset: opening[name] ?? 'last90', offered: usual };
}

/** The days of a preset as of a day; null where it has no ends. */
export function periodOf(preset: Exclude<Preset, 'custom'>, today: string): DatePeriod | null {
  if (preset === 'all') return null;
  const month = `${today.slice(0, 7)}-01`;
  if (preset === 'ahead6') return { from: month, to: addMonths(month, 6) };
  return preset === 'last90' ? relativePeriod('lastDays', today, { days: 90 }) : relativePeriod(preset, today);
}
