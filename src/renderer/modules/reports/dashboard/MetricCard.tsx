import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateAt, relativePeriod, type DatePeriod } from '@shared/lib/dates';
import type { Card, CardPeriod } from '@shared/modules/reports/dashboard';
import type { MetricAnswer } from '@shared/modules/reports/metric';
import { previousPeriod } from '@shared/modules/reports/period';
import { api, client } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { useNow } from '../../records/use-now';
import { RecordsDrawer } from '../report/RecordsDrawer';
import classes from './Dashboard.module.css';
import { metricPlaces } from './role-cards';

/** A metric's figure with the one of the period before, its definition, and the records behind it. */
export function MetricCard({ card }: { card: Extract<Card, { type: 'metric' }> }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const today = dateAt(useNow(), organization.timeZone);
  const period = periodOf(card.period, today);
  const asked = { id: card.id, scope: card.scope };
  const now = useQuery(api.metrics.read.queryOptions({ input: { ...asked, ...period } }));
  const before = useQuery(api.metrics.read.queryOptions({ input: { ...asked, ...previousPeriod(period) } }));
  const figureText = useFigureText();
  const name = t(`metrics.${card.id}.name`);
  const { report } = metricPlaces[card.id];
  const question = { ...asked, ...period, limit: 100 };
  return (
    <>
      <h3>{name}</h3>
      <p className={classes.figure}>{now.data ? figureText(now.data) : now.error ? t('dashboard.unread') : ' '}</p>
      <p className={classes.quiet}>
        {t(`dashboard.periods.${card.period}`)} · {t(`reports.page.scopes.${card.scope}`)}
        {before.data?.value !== undefined && before.data.value !== null && (
          <> · {t('dashboard.before', { value: figureText(before.data) })}</>
        )}
      </p>
      <p className={classes.links}>
        <Popover width={360} position="bottom-start" withArrow>
          <Popover.Target>
            <button type="button" className={classes.link}>
              {t('reports.bottleneck.how')}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.definition}>
            <b>
              {name} · {card.id}
            </b>
            <br />
            {t(`metrics.${card.id}.definition`)}
          </Popover.Dropdown>
        </Popover>
        {(now.data?.denominator ?? 0) > 0 && (
          <button type="button" className={classes.link} onClick={() => setIsOpen(true)}>
            {t('dashboard.show')}
          </button>
        )}
        {report && (
          <Link className={classes.link} to={`/reports/${report}`} search={{ scope: card.scope }}>
            {t('dashboard.openReport')}
          </Link>
        )}
      </p>
      {isOpen && (
        <RecordsDrawer
          title={t('dashboard.records', { name })}
          asked={[...api.metrics.records.key(), question]}
          load={(cursor, signal) => client.metrics.records({ ...question, ...(cursor && { cursor }) }, { signal })}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function periodOf(period: CardPeriod, today: string): DatePeriod {
  return period === 'last90' ? relativePeriod('lastDays', today, { days: 90 }) : relativePeriod(period, today);
}

function useFigureText(): (figure: MetricAnswer) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ value, unit }) => {
    if (value === null) return '–';
    if (unit === 'money') return format.moneyShort(Math.round(value));
    if (unit === 'ratio') return `${format.number(value * 100, 1)}%`;
    return unit === 'days' ? t('dashboard.days', { value: format.number(value, 1) }) : format.number(value, 1);
  };
}
