import { useTranslation } from 'react-i18next';
import type { ReportName } from '@shared/modules/reports/report';
import { reportNames, reportResources } from '@shared/modules/reports/report';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import classes from './Reports.module.css';

/** Grouped by whom they serve on a morning. */
const groups: readonly { readonly key: string; readonly reports: readonly ReportName[] }[] = [
  { key: 'ahead', reports: ['forecast', 'funnel', 'activity'] },
  { key: 'behind', reports: ['stageDuration', 'cycle', 'lostDeals', 'ranking'] },
  { key: 'leads', reports: ['conversion', 'leadSources'] },
];
const icons: Readonly<Record<ReportName, IconName>> = {
  forecast: 'chart',
  funnel: 'filter',
  stageDuration: 'clock',
  cycle: 'history',
  lostDeals: 'barred',
  ranking: 'flag',
  conversion: 'stage',
  leadSources: 'lead',
  activity: 'task',
};

/** The reports as the questions they answer (REP-1..8). */
export function ReportsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const mayOpen = (name: ReportName) => reportResources[name].every((resource) => session.can(resource, 'view'));
  const shown = groups
    .map((group) => ({
      ...group,
      reports: group.reports.filter((name) => reportNames.includes(name) && mayOpen(name)),
    }))
    .filter(({ reports }) => reports.length > 0);
  return (
    <>
      <PageHead title={t('shell.places.reports')} />
      {shown.length === 0 && <EmptyState title={t('reports.page.noneTitle')}>{t('reports.page.none')}</EmptyState>}
      <div className={classes.list}>
        {shown.map(({ key, reports }) => (
          <section key={key} aria-labelledby={`reports-${key}`}>
            <h2 id={`reports-${key}`}>{t(`reports.groups.${key}`)}</h2>
            <ul>
              {reports.map((name) => (
                <li key={name}>
                  <Link to={`/reports/${name}`} className={classes.entry}>
                    <Icon name={icons[name]} size={16} />
                    <span>
                      <b>{t(`reports.named.questions.${name}`)}</b>
                      <span className={classes.quiet}>{t(`reports.hints.${name}`)}</span>
                    </span>
                    <span className={classes.quiet}>{t(`reports.names.${name}`)}</span>
                    <Icon name="chevronRight" size={14} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
