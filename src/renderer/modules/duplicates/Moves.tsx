import type { MergeMoves, MergeRecord } from '@shared/modules/merges/merges.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useFormat } from '@renderer/app/use-format';
import classes from './Duplicates.module.css';

const icons = {
  contacts: 'person',
  customers: 'people',
  activities: 'phone',
  timeline: 'history',
  files: 'folder',
  children: 'people',
  shares: 'eye',
} satisfies Record<keyof MergeMoves, IconName>;
const kinds = ['contacts', 'customers', 'activities', 'timeline', 'files', 'children', 'shares'] as const;
const undoDays = 30;

/** What moves along, as left + right = sum, and the promises of a merge. */
export function Moves({ records }: { records: readonly MergeRecord[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [openedAt] = useState(() => Date.now());
  const [target, ...sources] = records;
  if (!target) return null;
  const shown = kinds.filter((kind) => records.some(({ moves }) => moves[kind] > 0));
  const number = (kind: keyof MergeMoves) => records.map(({ moves }) => format.number(moves[kind])).join(' + ');
  return (
    <aside className={classes.moves} aria-label={t('mergePage.moves.title')}>
      <h2>
        {t('mergePage.moves.title')}
        <span>{t('mergePage.moves.sum')}</span>
      </h2>
      {shown.map((kind) => (
        <div key={kind} className={classes.move}>
          <Icon name={icons[kind]} size={14} />
          <span>{t(`mergePage.moves.${kind}`)}</span>
          <span className={classes.hint}>{number(kind)}</span>
          <b>{format.number(records.reduce((total, { moves }) => total + moves[kind], 0))}</b>
        </div>
      ))}
      <div className={classes.promises}>
        <p>
          <Icon name="undo" />
          <span>{t('mergePage.promises.undo', { date: format.date(openedAt + undoDays * 86_400_000) })}</span>
        </p>
        <p>
          <Icon name="link" />
          <span>
            {t('mergePage.promises.number', {
              numbers: sources.map(({ record }) => record.number).join(t('common.filter.listComma')),
              count: sources.length,
            })}
          </span>
        </p>
        <p>
          <Icon name="eye" />
          <span>{t('mergePage.promises.sight')}</span>
        </p>
      </div>
    </aside>
  );
}

/** How many things change their place. */
export function movedCount(records: readonly MergeRecord[]): number {
  return records.slice(1).reduce((total, { moves }) => total + kinds.reduce((sum, kind) => sum + moves[kind], 0), 0);
}
