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
  { key: 'ahead', reports: ['forecast', 'funnel', 'activity', 'teamWeek'] },
  { key: 'behind', reports: ['stageDuration', 'cycle', 'lostDeals', 'ranking'] },
  { key: 'leads', reports: ['conversion', 'leadSources'] },
  { key: 'customers', reports: ['profitability'] },
];
const icons: Readonly<Record<ReportName, IconName>> = {
  forecast: 'chart',
  funnel: 'filter',
  stageDuration: 'clock',
  cycle: 'history',
  lostDeals: 'barred',
  ranking: 'arrowUp',
  conversion: 'stage',
  leadSources: 'lead',
  activity: 'task',
  teamWeek: 'calendar',
  profitability: 'people',
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
        <section aria-labelledby="reports-overview">
          <h2 id="reports-overview">{t('reports.groups.overview')}</h2>
          <ul>
            <li>
              <Entry
                to="/reports/dashboard"
                icon="board"
                title={t('dashboard.question')}
                hint={t('dashboard.hint')}
                name={t('dashboard.title')}
              />
            </li>
            {session.can('target', 'view') && (
              <li>
                <Entry
                  to="/reports/targets"
                  icon="flag"
                  title={t('targets.question')}
                  hint={t('targets.hint')}
                  name={t('targets.title')}
                />
              </li>
            )}
          </ul>
        </section>
        {shown.map(({ key, reports }) => (
          <section key={key} aria-labelledby={`reports-${key}`}>
            <h2 id={`reports-${key}`}>{t(`reports.groups.${key}`)}</h2>
            <ul>
              {reports.map((name) => (
                <li key={name}>
                  <Entry
                    to={`/reports/${name}`}
                    icon={icons[name]}
                    title={t(`reports.named.questions.${name}`)}
                    hint={t(`reports.hints.${name}`)}
                    name={t(`reports.names.${name}`)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

interface EntryProps {
  to: string;
  icon: IconName;
  title: string;
  hint: string;
  name: string;
}

function Entry({ to, icon, title, hint, name }: EntryProps) {
  return (
    <Link to={to} className={classes.entry}>
      <Icon name={icon} size={16} />
      <span>
        <b>{title}</b>
        <span className={classes.quiet}>{hint}</span>
      </span>
      <span className={classes.quiet}>{name}</span>
      <Icon name="chevronRight" size={14} />
    </Link>
  );
}
