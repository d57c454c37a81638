import type { Import, ImportPlan, ImportVerdict } from '@shared/modules/imports/import';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useFormat } from '@renderer/app/use-format';
import classes from './Imports.module.css';
import type { PlanView } from './Plan';
import { Segments } from './Segments';

export const verdictIcons = {
  create: 'plus',
  update: 'pencil',
  merge: 'merge',
  skip: 'arrow',
  fault: 'alert',
} satisfies Record<ImportVerdict, IconName>;

interface PlanTilesProps {
  data: Import;
  plan: ImportPlan;
  view: PlanView;
  onView: (view: PlanView) => void;
}

/** Five numbers that add up to the file, each with its reason and its share; pressed, only its rows are shown. */
export function PlanTiles({ data, plan, view, onView }: PlanTilesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const keys = plan.matchedBy.map(({ key }) => t(`importPage.keys.${key}`)).join(t('importPage.or'));
  const why: Record<ImportVerdict, string> = {
    create:
      plan.newCustomers > 0
        ? t('importPage.tiles.createWith', { count: plan.newCustomers })
        : t(`importPage.tiles.create.${data.kind}`),
    update: keys
      ? t('importPage.tiles.updateBy', { cells: format.number(plan.changedCells), keys })
      : t('importPage.tiles.update', { cells: format.number(plan.changedCells) }),
    merge: t('importPage.tiles.merge', { count: plan.mergedInto }),
    skip: t('importPage.tiles.skip'),
    fault:
      plan.faultReasons
        .slice(0, 5)
        .map(({ reason, rows }) => `${t(`importPage.reasons.${reason}`)} ${format.number(rows)}`)
        .join(' · ') || t('importPage.tiles.noFaults'),
  };
  const counts: Record<ImportVerdict, number> = {
    create: plan.create,
    update: plan.update,
    merge: plan.merge,
    skip: plan.skip,
    fault: plan.faults,
  };
  const total = Math.max(1, data.rows);
  return (
    <div className={classes.tiles}>
      {(Object.keys(counts) as ImportVerdict[]).map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={classes.tile}
          data-verdict={verdict}
          data-none={counts[verdict] === 0 || undefined}
          aria-pressed={view.verdict === verdict}
          onClick={() => onView({ ...view, reason: null, verdict: view.verdict === verdict ? null : verdict })}
        >
          <span className={classes.tileName}>
            <Icon name={verdictIcons[verdict]} size={14} />
            {t(`importPage.verdicts.${verdict}`)}
          </span>
          <b>{format.number(counts[verdict])}</b>
          <small>{why[verdict]}</small>
          <u>
            <i style={{ width: `${(counts[verdict] / total) * 100}%` }} />
          </u>
        </button>
      ))}
      <div className={classes.tilesEnd}>
        {view.reason ? (
          <button type="button" className={classes.choose} onClick={() => onView({ ...view, reason: null })}>
            <b>{t(`importPage.reasons.${view.reason}`)}</b>
            <Icon name="close" size={12} label={t('importPage.showAll')} />
          </button>
        ) : (
          <Segments
            label={t('importPage.order.title')}
            value={view.order}
            onChange={(order) => onView({ ...view, order })}
            items={[
              { value: 'faultsFirst', label: t('importPage.order.faultsFirst') },
              { value: 'row', label: t('importPage.order.row') },
            ]}
          />
        )}
      </div>
    </div>
  );
}
