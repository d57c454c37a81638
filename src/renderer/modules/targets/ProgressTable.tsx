import { useTranslation } from 'react-i18next';
import type { DatePeriod } from '@shared/lib/dates';
import type { TargetProgress } from '@shared/modules/targets/target';
import { isBehind, moneyTargets } from '@shared/modules/targets/target';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { RangeBar } from '@renderer/components/basics/RangeBar';
import { achievedLink } from './achieved-link';
import { SubjectName } from './TargetGrid';
import classes from './Targets.module.css';

interface ProgressTableProps {
  items: readonly TargetProgress[];
  /** Which part of the workdays is over. */
  passed: number | null;
  period: DatePeriod;
}

/** How far each target of a period is: a bar with the mark of where it should be by now, the gap, and what each workday must bring. */
export function ProgressTable({ items, passed, period }: ProgressTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organization } = useSession();
  const text = (item: TargetProgress, value: number) =>
    moneyTargets.includes(item.metric) ? format.moneyShort(Math.round(value)) : format.number(value, 1);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('targets.progress')}>
      <table className={classes.progress}>
        <thead>
          <tr>
            <th scope="col">{t('targets.subject')}</th>
            <th scope="col">{t('targets.metric')}</th>
            <th scope="col">{t('targets.completion')}</th>
            <th scope="col">{t('targets.achieved')}</th>
            <th scope="col">{t('targets.target')}</th>
            <th scope="col">{t('targets.gap')}</th>
            <th scope="col">{t('targets.needed')}</th>
            <th scope="col">{t('targets.pace')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <SubjectName kind={item.subjectKind} id={item.subjectId} name={item.subjectName} />
              </th>
              <td data-text>{t(`targets.metrics.${item.metric}`)}</td>
              <td className={classes.barCell}>
                <span>
                  <RangeBar share={item.completion} expected={passed} isLate={isBehind(item)} />
                </span>
                <b>{format.number(item.completion * 100, 0)}%</b>
              </td>
              <td>
                <Achieved link={achievedLink(item, period, organization.timeZone)}>
                  {text(item, item.achieved)}
                </Achieved>
              </td>
              <td>{text(item, item.value)}</td>
              <td>{item.gap === 0 ? '–' : text(item, item.gap)}</td>
              <td>{item.neededPerDay === null || item.neededPerDay === 0 ? '–' : text(item, item.neededPerDay)}</td>
              <td data-tone={isBehind(item) ? 'bad' : undefined}>
                {item.pace === null ? '–' : `${format.number(item.pace * 100, 0)}%`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Achieved({ link, children }: { link: ReturnType<typeof achievedLink>; children: string }) {
  return link ? (
    <Link className={classes.figure} {...link}>
      {children}
    </Link>
  ) : (
    children
  );
}
