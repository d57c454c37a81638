import type { Import, ImportPlan } from '@shared/modules/imports/import';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import classes from './Imports.module.css';

const mostNamed = 3;

/** What the run adds to the pipeline, and whose names it cannot place; new customers stand with the new rows. */
export function PlanNotes({ data, plan }: { data: Import; plan: ImportPlan }) {
  const { t } = useTranslation();
  if (data.kind !== 'opportunities') return null;
  const listed = (names: readonly string[]) => {
    const shown = names.slice(0, mostNamed).join(t('common.filter.listComma'));
    return names.length > mostNamed ? t('importPage.notes.andMore', { names: shown }) : shown;
  };
  const { newStages, unknownSellers } = plan;
  const notes = [
    newStages.length > 0 &&
      t('importPage.notes.newStages', {
        count: newStages.length,
        names: listed(
          newStages.map(({ name, type }) =>
            t('importPage.notes.stage', { name, type: t(`opportunities.options.status.${type}`) }),
          ),
        ),
      }),
    unknownSellers.length > 0 &&
      t('importPage.notes.unknownSellers', {
        count: unknownSellers.length,
        names: listed(unknownSellers.map(({ name }) => name)),
      }),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={t('importPage.notes.title')}>
      {notes.map((note) => (
        <li key={note}>
          <Icon name="info" size={14} tone="quiet" />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}
