import type { Import, ImportRow, RowDecision } from '@shared/modules/imports/import';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { Icon } from '@renderer/app/icons/Icon';
import { DateText, Money } from '@renderer/components/basics/Values';
import { Choose } from './Choose';
import classes from './Imports.module.css';
import type { RowChange } from './Plan';
import { useTargets } from './use-import';
import { useValueText } from './value-text';

const decisions: Record<ImportRow['verdict'], readonly RowDecision[]> = {
  create: ['auto', 'skip'],
  update: ['auto', 'new', 'skip'],
  merge: ['auto', 'new', 'skip'],
  skip: ['auto', 'new'],
  fault: ['auto', 'skip'],
};

interface RowPanelProps {
  kind: Import['kind'];
  row: ImportRow;
  onChange: (change: RowChange) => void;
}

/** Always about the row with the cursor: what is there now, what the file says, and which wins for each field. */
export function RowPanel({ kind, row, onChange }: RowPanelProps) {
  const { t } = useTranslation();
  const { targets, labelOf } = useTargets(kind);
  const typeOf = (field: string) => targets.find((target) => target.field === field)?.type;
  const toggleKeeps = (field: string, keeps: boolean) => {
    const kept = row.changes
      .filter((change) => (change.field === field ? keeps : change.keeps))
      .map((change) => change.field);
    onChange({ keeps: kept });
  };
  const kindPath = kind === 'activities' ? null : `/${kind}`;
  return (
    <aside className={classes.panel} aria-label={t('importPage.panel.title', { row: row.rowNumber })}>
      <h2>
        {t(`importPage.panel.${row.verdict}`, { row: row.rowNumber, into: row.intoRow })}
        {row.target &&
          (kindPath ? (
            <Link to={`${kindPath}/${row.target.id}`}>{row.target.number ?? row.target.name}</Link>
          ) : (
            row.target.name
          ))}
      </h2>
      <p className={classes.panelWhy}>
        {[
          row.target?.name,
          ...row.matchedBy.map((key) => t('importPage.panel.same', { key: t(`importPage.keys.${key}`) })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Choose
        label={t('importPage.panel.decision')}
        value={row.decision}
        items={decisions[row.verdict]
          .concat(decisions[row.verdict].includes(row.decision) ? [] : [row.decision])
          .map((value) => ({ value, label: t(`importPage.decisions.${value}`) }))}
        onChange={(decision) => onChange({ decision })}
      />
      {row.faults.map((fault) => (
        <div key={`${fault.column}-${fault.reason}`} className={classes.panelFault}>
          <Icon name="alert" size={14} />
          {fault.message}
        </div>
      ))}
      {row.changes.map(({ field, before, after, keeps }) => (
        <div key={field} className={classes.change} role="radiogroup" aria-label={labelOf(field)}>
          <div className={classes.changeHead}>
            <span>{labelOf(field)}</span>
            <span>
              {t(
                before === null || before === undefined || before === ''
                  ? 'importPage.panel.fills'
                  : keeps
                    ? 'importPage.panel.keeps'
                    : 'importPage.panel.changes',
              )}
            </span>
          </div>
          {([true, false] as const).map((isPresent) => (
            <button
              key={String(isPresent)}
              type="button"
              role="radio"
              aria-checked={keeps === isPresent}
              className={classes.option}
              onClick={() => toggleKeeps(field, isPresent)}
            >
              <i />
              <span>{t(isPresent ? 'importPage.panel.now' : 'importPage.panel.file')}</span>
              <span>
                <ChangedValue type={typeOf(field)} value={isPresent ? before : after} />
              </span>
            </button>
          ))}
        </div>
      ))}
      {row.verdict === 'update' && <p className={classes.panelEnd}>{t('importPage.panel.rest')}</p>}
    </aside>
  );
}

/** One side of a change: sums and times as they are shown elsewhere, anything else as its text. */
function ChangedValue({ type, value }: { type: string | undefined; value: unknown }) {
  const valueText = useValueText();
  if (type === 'money' && typeof value === 'number') return <Money minor={value} />;
  if (type === 'moment' && typeof value === 'string') return <DateText value={value} withTime />;
  return <>{valueText(value) || '–'}</>;
}
