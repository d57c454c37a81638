import { useTranslation } from 'react-i18next';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { hitKinds, type HitGroup } from './hit-kinds';
import classes from './Search.module.css';

interface KindTabsProps {
  kind: string | null;
  groups: readonly HitGroup[];
  isAsked: boolean;
  onChoose: (kind: string | null) => void;
}

/** Narrows the search to one kind; Tab goes through them. */
export function KindTabs({ kind, groups, isAsked, onChoose }: KindTabsProps) {
  const { t } = useTranslation();
  const countOf = (wanted: string) => groups.find((group) => group.kind === wanted)?.hits.length;
  const all = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const tab = (value: string | null, label: string, count: number | undefined) => (
    <button
      key={value ?? 'all'}
      type="button"
      tabIndex={-1}
      className={classes.kind}
      aria-pressed={kind === value}
      onClick={() => onChoose(value)}
    >
      {label}
      {isAsked && count !== undefined && count > 0 && <em>{count}</em>}
    </button>
  );
  return (
    <div className={classes.kinds} role="group" aria-label={t('common.search.onlyOneKind')}>
      {tab(null, t('common.search.all'), kind === null ? all : undefined)}
      {hitKinds.map((value) => tab(value, t(`search.kinds.${value}`), countOf(value)))}
      <span className={classes.kindHint}>
        {t('common.search.onlyOneKind')} <KeyCap keys="tab" />
      </span>
    </div>
  );
}
