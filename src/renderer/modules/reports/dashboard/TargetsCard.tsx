import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isBehind } from '@shared/modules/targets/target';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { RangeBar } from '@renderer/components/basics/RangeBar';
import classes from './Dashboard.module.css';

/** So many targets fit on a card; the others are on their page. */
const shown = 4;

/** How the month's targets are doing, those furthest behind first. */
export function TargetsCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useQuery(api.targets.progress.queryOptions({ input: { periodKind: 'month' } }));
  const items = [...(data?.items ?? [])].sort((left, right) => left.completion - right.completion).slice(0, shown);
  const passed = data && data.workdays.all > 0 ? 1 - data.workdays.left / data.workdays.all : null;
  return (
    <>
      <h3>{t('dashboard.targets')}</h3>
      {error && <p>{t('dashboard.unread')}</p>}
      {data && items.length === 0 && <p className={classes.finding}>{t('dashboard.noTargets')}</p>}
      <ul className={classes.targets}>
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.subjectName} <span className={classes.quiet}>{t(`targets.metrics.${item.metric}`)}</span>
            </span>
            <RangeBar share={item.completion} expected={passed} isLate={isBehind(item)} />
            <b>{format.number(item.completion * 100, 0)}%</b>
          </li>
        ))}
      </ul>
      <p className={classes.links}>
        <Link className={classes.link} to="/reports/targets">
          {t('dashboard.openTargets')}
        </Link>
      </p>
    </>
  );
}
