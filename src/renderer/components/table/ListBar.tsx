import { usePreferences } from '@renderer/app/preferences';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../basics/ActionButton';
import classes from './Bars.module.css';

interface ListBarProps {
  /** Filter chips, at the left. */
  filter: ReactNode;
  /** Sort and columns, at the right. */
  controls?: ReactNode;
}

/** The row of 48 between tabs and list: filter at the left; sort, columns and density at the right. */
export function ListBar({ filter, controls }: ListBarProps) {
  const { t } = useTranslation();
  const { density, change } = usePreferences();
  return (
    <div className={classes.bar}>
      <div className={classes.filter}>{filter}</div>
      <span className={classes.space} />
      {controls}
      <span className={classes.divider} data-desktop />
      <span className={classes.density} role="group" aria-label={t('shell.menu.density')}>
        <IconButton
          icon="rowsComfortable"
          label={t('shell.menu.densities.comfortable')}
          isSmall
          isPressed={density === 'comfortable'}
          onClick={() => change({ density: 'comfortable' })}
        />
        <IconButton
          icon="rowsCompact"
          label={t('shell.menu.densities.compact')}
          isSmall
          isPressed={density === 'compact'}
          onClick={() => change({ density: 'compact' })}
        />
      </span>
    </div>
  );
}
