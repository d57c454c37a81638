import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays, dateAt, isCalendarDate } from '@shared/lib/dates';
import type { TargetMetric, TargetPeriod } from '@shared/modules/targets/target';
import { isBehind, moneyTargets, targetMetrics, targetPeriodOf, targetPeriods } from '@shared/modules/targets/target';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { usePageSearch } from '../records/list/use-page-search';
import { useNow } from '../records/use-now';
import { ProgressTable } from './ProgressTable';
import { TargetGrid } from './TargetGrid';
import classes from './Targets.module.css';

/** Targets: how far they are in a period, and the year's targets to type (PER-02, 03). */
export function TargetsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [search, setSearch] = usePageSearch();
  const today = dateAt(useNow(), session.organization.timeZone);
  const periodKind = targetPeriods.find((one) => one === search['kind']) ?? 'month';
  const day = isCalendarDate(search['day'] ?? '') ? (search['day'] ?? today) : today;
  const period = targetPeriodOf(periodKind, day);
  const metrics = targetMetrics.filter((one) => session.group('money') === 'show' || !moneyTargets.includes(one));
  const metric = metrics.find((one) => one === search['metric']) ?? metrics[0] ?? 'wonCount';
  const canSet = session.can('target', 'edit');
  const go = (patch: Record<string, string>) => setSearch({ ...search, ...patch });
  return (
    <div className={classes.page}>
      <div className={classes.crumb}>
        <Link to="/reports">{t('shell.places.reports')}</Link>
        <Icon name="chevronRight" size={12} />
        <span>{t('targets.title')}</span>
      </div>
      <div className={classes.question}>
        <h1>{t('targets.question')}</h1>
      </div>
      <div className={classes.filters}>
        <div className={classes.segments} role="group" aria-label={t('targets.length')}>
          {targetPeriods.map((kind) => (
            <button key={kind} type="button" aria-pressed={kind === periodKind} onClick={() => go({ kind })}>
              {t(`targets.periods.${kind}`)}
            </button>
          ))}
        </div>
        <IconButton
          icon="chevronLeft"
          label={t('targets.before')}
          onClick={() => go({ day: addDays(period.from, -1) })}
        />
        <b className={classes.period}>
          {period.from} – {addDays(period.to, -1)}
        </b>
        <IconButton icon="chevronRight" label={t('targets.after')} onClick={() => go({ day: period.to })} />
      </div>
      <Progress periodKind={periodKind} day={period.from} />
      {canSet && (
        <section aria-label={t('targets.grid')}>
          <div className={classes.title}>
            <h2>{t('targets.gridTitle', { year: period.from.slice(0, 4) })}</h2>
            <Select
              className={classes.metric}
              aria-label={t('targets.metric')}
              allowDeselect={false}
              data={metrics.map((one) => ({ value: one, label: t(`targets.metrics.${one}`) }))}
              value={metric}
              onChange={(value) => value && go({ metric: value })}
            />
          </div>
          <YearGrid year={Number(period.from.slice(0, 4))} periodKind={periodKind} metric={metric} />
        </section>
      )}
    </div>
  );
}

function Progress({ periodKind, day }: { periodKind: TargetPeriod; day: string }) {
  const { t } = useTranslation();
  const query = useQuery(
    api.targets.progress.queryOptions({ input: { periodKind, day }, placeholderData: keepPreviousData }),
  );
  if (query.error)
    return (
      <ErrorState
        title={t('targets.unread')}
        happened={faultOf(query.error).message}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data) return <LoadingRows rows={4} />;
  const { items, workdays } = query.data;
  if (items.length === 0) return <EmptyState title={t('targets.noneTitle')}>{t('targets.none')}</EmptyState>;
  const reached = items.filter(({ gap }) => gap === 0).length;
  const late = items.filter(isBehind).length;
  const passed = workdays.all === 0 ? null : 1 - workdays.left / workdays.all;
  return (
    <section aria-label={t('targets.progress')}>
      <p className={classes.finding}>
        <b>{t('targets.finding.reached', { reached, all: items.length })}</b>
        {t(late > 0 ? 'targets.finding.late' : 'targets.finding.onTime', { late })}
        {workdays.left > 0 && t('targets.finding.left', { left: workdays.left, all: workdays.all })}
      </p>
      <ProgressTable items={items} passed={passed} period={query.data} />
    </section>
  );
}

function YearGrid({ year, periodKind, metric }: { year: number; periodKind: TargetPeriod; metric: TargetMetric }) {
  const { organization } = useSession();
  const query = useQuery(api.targets.list.queryOptions({ input: { year, periodKind, metric } }));
  if (!query.data) return <LoadingRows rows={4} />;
  const question = { year, periodKind, metric, currency: organization.currency };
  return (
    <TargetGrid
      key={`${year} ${periodKind} ${metric}`}
      question={question}
      subjects={query.data.subjects}
      items={query.data.items}
    />
  );
}
