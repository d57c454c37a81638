import { Autocomplete, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '@shared/lib/dates';
import { metricScopes } from '@shared/modules/reports/metric';
import type { Report, ReportName } from '@shared/modules/reports/report';
import { productReports } from '@shared/modules/reports/report';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { useDirectory } from '../../records/directory';
import { usePipelines } from '../../records/stage-options';
import { presetsOf } from './report-period';
import { ProductFilter } from './ProductFilter';
import classes from './Reports.module.css';
import type { ReportAddress } from './use-report-input';

/** Which filters say something of a report. */
const narrowedBy: Readonly<
  Record<ReportName, { readonly pipeline?: true; readonly source?: true; readonly view?: true }>
> = {
  forecast: { pipeline: true, source: true },
  funnel: { pipeline: true, source: true },
  stageDuration: { pipeline: true, source: true },
  cycle: { pipeline: true, source: true },
  lostDeals: { pipeline: true, source: true },
  ranking: { pipeline: true, source: true },
  conversion: { source: true, view: true },
  leadSources: { source: true },
  activity: {},
  teamWeek: {},
  profitability: {},
};

interface ReportFiltersProps {
  address: ReportAddress;
  report: Report | undefined;
}

/** Period, scope, person, pipeline, source and product; all of it stands in the address. */
export function ReportFilters({ address, report }: ReportFiltersProps) {
  const { t } = useTranslation();
  const session = useSession();
  const directory = useDirectory();
  const { input, preset, change, choosePreset, chooseDays } = address;
  const shown = narrowedBy[input.name];
  const pipelines = usePipelines(shown.pipeline) ?? [];
  const isSeller = session.scopeOf('opportunity', 'view') === 'own';
  return (
    <div className={classes.filters} role="group" aria-label={t('reports.page.filters')}>
      <div className={classes.segments} role="group" aria-label={t('reports.page.period')}>
        {presetsOf(input.name).offered.map((one) => (
          <button key={one} type="button" aria-pressed={one === preset} onClick={() => choosePreset(one)}>
            {t(`reports.page.presets.${one}`)}
          </button>
        ))}
      </div>
      <Days key={`${input.from ?? ''} ${input.to ?? ''}`} from={input.from} to={input.to} onChange={chooseDays} />
      {!isSeller && (
        <Select
          className={classes.scope}
          aria-label={t('reports.page.scope')}
          leftSection={<Icon name="people" size={14} />}
          allowDeselect={false}
          data={metricScopes.map((one) => ({ value: one, label: t(`reports.page.scopes.${one}`) }))}
          value={input.scope}
          onChange={(value) => change('scope', value === 'all' ? null : value)}
        />
      )}
      <Select
        className={classes.person}
        aria-label={t('reports.page.person')}
        placeholder={t('reports.page.everybody')}
        searchable
        clearable
        nothingFoundMessage={t('common.form.nothingFound')}
        leftSection={<Icon name="person" size={14} />}
        data={directory.people.map(({ id, name }) => ({ value: id, label: name }))}
        value={input.ownerId ?? null}
        onChange={(value) => change('ownerId', value)}
      />
      {shown.pipeline && pipelines.length > 1 && (
        <Select
          className={classes.person}
          aria-label={t('reports.page.pipeline')}
          placeholder={t('reports.page.allPipelines')}
          clearable={report?.pipelineId === null || input.pipelineId !== undefined}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={input.pipelineId ?? report?.pipelineId ?? null}
          onChange={(value) => change('pipelineId', value)}
        />
      )}
      {shown.source && (
        <Source key={input.source ?? ''} value={input.source ?? ''} onChange={(value) => change('source', value)} />
      )}
      {productReports.includes(input.name) && session.can('product', 'view') && (
        <ProductFilter value={input.productId ?? null} onChange={(value) => change('productId', value)} />
      )}
      {shown.view && (
        <div className={classes.segments} role="group" aria-label={t('reports.page.view')}>
          {(['cohort', 'event'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === input.view}
              onClick={() => change('view', one === 'cohort' ? null : one)}
            >
              {t(`reports.page.views.${one}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface DaysProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string, last: string) => void;
}

function Days({ from, to, onChange }: DaysProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState<[string | null, string | null]>([from ?? null, to ? addDays(to, -1) : null]);
  return (
    <DatePickerInput
      type="range"
      className={classes.days}
      aria-label={t('reports.page.days')}
      placeholder={t('reports.page.anyDay')}
      valueFormat="YYYY-MM-DD"
      allowSingleDateInRange
      leftSection={<Icon name="calendar" size={14} />}
      value={days}
      onChange={(chosen) => {
        setDays(chosen);
        const [first, last] = chosen;
        if (first !== null && last !== null) onChange(first, last);
      }}
    />
  );
}

function Source({ value, onChange }: { value: string; onChange: (value: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const { data } = useQuery(api.reports.sources.queryOptions({ staleTime: 5 * 60_000 }));
  const choose = (next: string) => {
    if (next !== value) onChange(next === '' ? null : next);
  };
  return (
    <Autocomplete
      className={classes.person}
      aria-label={t('reports.page.source')}
      placeholder={t('reports.page.allSources')}
      leftSection={<Icon name="filter" size={14} />}
      data={data?.items ?? []}
      clearable
      value={text}
      onChange={(next) => {
        setText(next);
        if (next === '') choose('');
      }}
      onOptionSubmit={choose}
      onBlur={() => choose(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose(text.trim());
      }}
    />
  );
}
