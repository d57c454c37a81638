import { useEffect, useMemo, useRef } from 'react';
import type { ReportTable } from '@shared/modules/reports/report';
import { usePreferences } from '@renderer/app/preferences';
import { useFormat } from '@renderer/app/use-format';
import { drawChart, isDrawn, legendOf, type DrawnChart } from './chart-options';
import classes from './Reports.module.css';

/** The chart of a table. The table below holds the same numbers, so it is a picture to assistive technology. */
export function ReportChart({ table }: { table: ReportTable }) {
  const format = useFormat();
  const { resolvedScheme } = usePreferences();
  const drawn = useMemo(
    () => (isDrawn(table) ? drawChart({ table, scheme: resolvedScheme, format }) : null),
    [table, resolvedScheme, format],
  );
  return drawn && <Drawing drawn={drawn} label={table.title} />;
}

function Drawing({ drawn, label }: { drawn: DrawnChart; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isLeft = false;
    let destroy = () => undefined as void;
    const draw = async () => {
      // Fetched with the first chart: no other page needs it.
      const { default: ApexCharts } = await import('apexcharts');
      if (isLeft || !place.current) return;
      const chart = new ApexCharts(place.current, drawn.options);
      destroy = () => chart.destroy();
      await chart.render();
    };
    void draw();
    return () => {
      isLeft = true;
      destroy();
    };
  }, [drawn]);
  return (
    <div ref={place} className={classes.chart} role="img" aria-label={label} style={{ minHeight: drawn.height }} />
  );
}

/** What the marks of a chart mean; nothing where there is one series. */
export function ChartLegend({ table }: { table: ReportTable }) {
  if (!isDrawn(table) || table.series.length < 2) return null;
  return (
    <ul className={classes.legend}>
      {legendOf(table).map(({ label, mark, colour }) => (
        <li key={`${label} ${mark}`}>
          <i data-mark={mark} style={{ '--mark': `var(--hearth-${colour})` } as React.CSSProperties} />
          {label}
        </li>
      ))}
    </ul>
  );
}
