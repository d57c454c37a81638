import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportCell, ReportDefinition, ReportUnit } from '@shared/modules/reports/report';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { useFormat } from '@renderer/app/use-format';
import { scaleText } from './figure-text';
import classes from './Reports.module.css';

interface DefinitionPopoverProps {
  definition: ReportDefinition;
  /** The figure it is opened at: `Proposal, mean days 16.8`; the column's name alone where it is the heading. */
  title: string;
  unit: ReportUnit;
  cell?: ReportCell | undefined;
  /** Opens the records; of the figure itself, or of what stands apart from it. */
  onRecords?: ((column?: string) => void) | undefined;
  children: ReactNode;
  className?: string | undefined;
}

/** How a figure is counted, at the figure: numerator, denominator, coverage, what is left out, and the records (picture 06). */
export function DefinitionPopover(props: DefinitionPopoverProps) {
  const { definition, title, unit, cell, onRecords, children, className } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : format.number(value, 1);
  const open = (column?: string) => () => {
    setIsOpen(false);
    onRecords?.(column);
  };
  const { numerator, denominator, counted, all, apart } = cell ?? {};
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={532} position="bottom" withArrow withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className={className} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.definition} aria-label={title}>
        <header>
          <b>{title}</b>
          <span className={classes.quiet}>
            {definition.metric === null ? definition.name : `${definition.name} · ${definition.metric}`}
          </span>
          <span className={classes.space} />
          <IconButton icon="close" label={t('common.action.close')} isSmall onClick={() => setIsOpen(false)} />
        </header>
        <dl>
          <dt>{t('reports.page.numerator')}</dt>
          <dd>{definition.numerator}</dd>
          <dd className={classes.value}>
            {typeof numerator === 'number' &&
              (unit === 'ratio' ? number(numerator) : scaleText(unit, numerator, format))}
          </dd>
          <dt>{t('reports.page.denominator')}</dt>
          <dd>{definition.denominator}</dd>
          <dd className={classes.value}>
            {typeof denominator === 'number' && onRecords ? (
              <button type="button" className={classes.link} onClick={open()}>
                {number(denominator)}
              </button>
            ) : (
              number(denominator)
            )}
          </dd>
          {counted !== undefined && all !== undefined && (
            <>
              <dt>{t('reports.page.coverage')}</dt>
              <dd>{t('reports.page.covered', { counted: number(counted), all: number(all) })}</dd>
              <dd className={classes.value}>{all === 0 ? '–' : `${format.number((counted / all) * 100, 0)}%`}</dd>
            </>
          )}
          <dt>{t('reports.page.excluded')}</dt>
          <dd className={classes.wide}>{definition.excluded}</dd>
        </dl>
        {(apart ?? onRecords) && (
          <footer>
            <span>{apart?.text}</span>
            {onRecords && (
              <button type="button" className={classes.link} onClick={open(apart?.column)}>
                {t(apart ? 'reports.page.showThose' : 'reports.page.showRecords')}
              </button>
            )}
          </footer>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
