import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dateAt } from '@shared/lib/dates';
import type { Card } from '@shared/modules/reports/dashboard';
import { api, client } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { useNow } from '../../records/use-now';
import { periodOf, presetsOf } from '../report/report-period';
import classes from './Dashboard.module.css';

/** What a report finds, in its own words, with the way to it. */
export function ReportCard({ card }: { card: Extract<Card, { type: 'report' }> }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const { language } = usePreferences();
  const today = dateAt(useNow(), organization.timeZone);
  const { preset } = presetsOf(card.name);
  const period = preset === 'custom' ? null : periodOf(preset, today);
  const input = { name: card.name, scope: card.scope, ...(period && period) };
  const { data, error } = useQuery({
    // The finding speaks the reader's language.
    queryKey: [...api.reports.read.queryKey({ input }), language],
    queryFn: ({ signal }) => client.reports.read(input, { signal }),
  });
  return (
    <>
      <h3>{t(`reports.named.questions.${card.name}`)}</h3>
      <p className={classes.finding}>
        {error ? (
          t('dashboard.unread')
        ) : data?.finding ? (
          <>
            <b data-tone={data.finding.tone}>{data.finding.lead}</b>
            {data.finding.rest}
          </>
        ) : (
          data && t('reports.page.nothing')
        )}
      </p>
      <p className={classes.links}>
        <span className={classes.quiet}>
          {t(`reports.page.presets.${preset}`)} · {t(`reports.page.scopes.${card.scope}`)}
        </span>
        <Link className={classes.link} to={`/reports/${card.name}`} search={{ scope: card.scope }}>
          {t('dashboard.openReport')}
        </Link>
      </p>
    </>
  );
}
