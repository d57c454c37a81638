import { addDays, dateAt, isCalendarDate } from '@shared/lib/dates';
import { metricScopes } from '@shared/modules/reports/metric';
import type { ReportInput, ReportName } from '@shared/modules/reports/report';
import { productReports } from '@shared/modules/reports/report';
import { useSession } from '@renderer/app/session';
import { usePageSearch } from '../../records/list/use-page-search';
import { useNow } from '../../records/use-now';
import { periodOf, presets, presetsOf, type Preset } from './report-period';

/** What a report is narrowed by, all of it in the address. */
export const filterKeys = ['scope', 'ownerId', 'pipelineId', 'source', 'productId', 'view'] as const;
export type FilterKey = (typeof filterKeys)[number];

export interface ReportAddress {
  readonly input: ReportInput;
  readonly preset: Preset;
  readonly change: (key: FilterKey, value: string | null) => void;
  readonly choosePreset: (preset: Preset) => void;
  /** Both days are in the period. */
  readonly chooseDays: (from: string, last: string) => void;
}

/** Reads what a report is asked over from the address; parts that make no sense count as not there. */
export function useReportInput(name: ReportName): ReportAddress {
  const [search, setSearch] = usePageSearch();
  const { organization } = useSession();
  const today = dateAt(useNow(), organization.timeZone);
  const preset = presets.find((one) => one === search['period']) ?? presetsOf(name).preset;
  const period = preset === 'custom' ? daysOf(search, today) : periodOf(preset, today);
  const scope = metricScopes.find((one) => one === search['scope']) ?? 'all';
  const set = (patch: Record<string, string | null>) => {
    const next = Object.entries({ ...search, ...patch }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    setSearch(Object.fromEntries(next));
  };
  return {
    input: {
      name,
      scope,
      view: search['view'] === 'event' ? 'event' : 'cohort',
      ...(period && period),
      ...(search['ownerId'] && { ownerId: search['ownerId'] }),
      ...(search['pipelineId'] && { pipelineId: search['pipelineId'] }),
      ...(search['source'] && { source: search['source'] }),
      ...(search['productId'] && productReports.includes(name) && { productId: search['productId'] }),
    },
    preset,
    change: (key, value) => set({ [key]: value }),
    choosePreset: (one) => {
      const kept = period ?? { from: `${today.slice(0, 4)}-01-01`, to: addDays(today, 1) };
      set({ period: one, from: one === 'custom' ? kept.from : null, to: one === 'custom' ? kept.to : null });
    },
    chooseDays: (from, last) => set({ period: 'custom', from, to: addDays(last, 1) }),
  };
}

function daysOf(search: Readonly<Record<string, string>>, today: string) {
  const { from = '', to = '' } = search;
  return isCalendarDate(from) && isCalendarDate(to) && from < to
    ? { from, to }
    : { from: `${today.slice(0, 4)}-01-01`, to: addDays(today, 1) };
}
