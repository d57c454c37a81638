import { Popover } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '../basics/ActionButton';
import { TickBox } from '../basics/TickBox';
import classes from './Bars.module.css';

interface ColumnChooserProps {
  /** Everything the list could show. */
  columns: readonly { key: string; label: string }[];
  /** Keys of what it shows, in order. */
  shown: readonly string[];
  onChange: (shown: string[]) => void;
}

/** Which columns, in which order: ticks choose; arrows, or Alt with the arrow keys, move. */
export function ColumnChooser({ columns, shown, onChange }: ColumnChooserProps) {
  const { t } = useTranslation();
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  const hidden = columns.filter(({ key }) => !shown.includes(key));
  const move = (key: string, step: number) => {
    const from = shown.indexOf(key);
    const to = from + step;
    if (from < 0 || to < 0 || to >= shown.length) return;
    const next = shown.filter((one) => one !== key);
    next.splice(to, 0, key);
    onChange(next);
  };
  const handleKeys = (event: KeyboardEvent, key: string) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    move(key, step);
  };
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <ActionButton isSmall tone="quiet" icon="columns">
          {t('common.table.columns', { shown: shown.length, total: columns.length })}
        </ActionButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('common.table.columnsTitle')}>
        <ul className={classes.columns}>
          {shown.map((key, index) => (
            <li key={key} className={classes.column} onKeyDown={(event) => handleKeys(event, key)}>
              <TickBox
                isChecked
                label={labelOf(key)}
                onToggle={() => shown.length > 1 && onChange(shown.filter((one) => one !== key))}
              />
              <span className={classes.columnName}>{labelOf(key)}</span>
              <IconButton
                icon="chevronUp"
                isSmall
                isDisabled={index === 0}
                label={t('common.table.moveUp', { name: labelOf(key) })}
                onClick={() => move(key, -1)}
              />
              <IconButton
                icon="chevronDown"
                isSmall
                isDisabled={index === shown.length - 1}
                label={t('common.table.moveDown', { name: labelOf(key) })}
                onClick={() => move(key, 1)}
              />
            </li>
          ))}
          {hidden.map(({ key, label }) => (
            <li key={key} className={classes.column} data-hidden>
              <TickBox isChecked={false} label={label} onToggle={() => onChange([...shown, key])} />
              <span className={classes.columnName}>{label}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
