import type { ImportPlan } from '@shared/modules/imports/import';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import classes from './Imports.module.css';

const mostNamed = 3;

/** What the run adds to the pipeline, and whose names and which words it cannot place; new customers stand with the new rows. */
export function PlanNotes({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation();
  const listed = (names: readonly string[]) => {
    const shown = names.slice(0, mostNamed).join(t('common.filter.listComma'));
    return names.length > mostNamed ? t('importPage.notes.andMore', { names: shown }) : shown;
  };
  const { newStages, unknownSellers, unknownStatuses } = plan;
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
    unknownStatuses.length > 0 &&
      t('importPage.notes.unknownStatuses', {
        count: unknownStatuses.length,
        names: listed(unknownStatuses.map(({ name }) => name)),
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
