import { useKeys } from '@renderer/app/keys';
import type { IconName } from '@renderer/app/icons/paths';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import classes from './Bars.module.css';

export interface SelectionAction {
  key: string;
  label: string;
  icon: IconName;
  /** One key, such as `a`; registered while the bar is there. */
  keys?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  onSelect: () => void;
}

interface SelectionBarProps {
  /** How many are selected, in words with the unit: "3 customers". */
  label: string;
  /** Sums of what is selected. */
  sums?: ReactNode;
  /** What an action would take along, said before it is pressed. */
  hint?: ReactNode;
  actions: readonly SelectionAction[];
  onClear: () => void;
}

/** Docked over the totals while rows are selected: how many, their sums, what one can do with them. */
export function SelectionBar({ label, sums, hint, actions, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  useKeys([
    ...actions.flatMap(({ keys, label: name, isDisabled, onSelect }) =>
      keys ? [{ keys, label: name, group: label, isDisabled, run: onSelect }] : [],
    ),
    { keys: 'Escape', label: t('common.table.clearSelection'), group: label, run: onClear },
  ]);
  return (
    <div className={classes.selection} role="toolbar" aria-label={label}>
      <span className={classes.count} role="status">
        {label}
      </span>
      {sums && <span className={classes.sums}>{sums}</span>}
      <span className={classes.space} />
      {hint && <span className={classes.hint}>{hint}</span>}
      {actions.map((action) => (
        <ActionButton
          key={action.key}
          isSmall
          icon={action.icon}
          keys={action.keys}
          tone={action.isDanger ? 'danger' : 'plain'}
          isDisabled={action.isDisabled}
          onClick={action.onSelect}
        >
          {action.label}
        </ActionButton>
      ))}
      <span className={classes.divider} />
      <ActionButton isSmall tone="quiet" keys="Escape" onClick={onClear}>
        {t('common.table.clearSelection')}
      </ActionButton>
    </div>
  );
}
