import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '@shared/modules/printing/template';
import { Icon } from '@renderer/app/icons/Icon';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { pixelsPerMillimetre, PrintSheets, type PaperContent, type SheetsHandle } from './PrintSheets';
import classes from './Printing.module.css';

export interface PaperViewProps extends PaperContent {
  paper: Paper;
  title: string;
  markedPosition?: number | null;
  onPageCount?: (sheets: number) => void;
  /** At the right of the bar, before the zoom. */
  actions?: ReactNode;
  ref?: Ref<SheetsHandle>;
}

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.25, 1.5, 2];
const margin = 48;

/** Sheets with a bar: the paper, how many there are, larger and smaller. Begins as wide as there is room. */
export function PaperView({ paper, onPageCount, actions, ...sheets }: PaperViewProps) {
  const { t } = useTranslation();
  const [count, setCount] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const { room, fitted } = useFitted(Math.ceil(sheets.size.width * pixelsPerMillimetre));
  const scale = chosen ?? fitted;
  return (
    <div className={classes.preview}>
      <div className={classes.bar}>
        <Icon name="print" size={14} />
        <span aria-live="polite">
          {count === undefined ? t('printing.layingOut') : t(`printing.sheets.${paper}`, { count })}
        </span>
        <span className={classes.space} />
        {actions}
        <IconButton
          icon="minus"
          isSmall
          label={t('printing.smaller')}
          onClick={() => setChosen(steps.filter((step) => step < scale - 0.01).at(-1) ?? scale)}
        />
        <span className={classes.zoom}>{Math.round(scale * 100)}%</span>
        <IconButton
          icon="plus"
          isSmall
          label={t('printing.larger')}
          onClick={() => setChosen(steps.find((step) => step > scale + 0.01) ?? scale)}
        />
      </div>
      <div className={classes.scroll} ref={room} tabIndex={0} role="region" aria-label={sheets.title}>
        <PrintSheets
          {...sheets}
          scale={scale}
          onLaidOut={(laidOut) => {
            setCount(laidOut);
            onPageCount?.(laidOut);
          }}
        />
      </div>
    </div>
  );
}

/** The scale at which a sheet of so many pixels is as wide as the room, the paper's own size at most. */
function useFitted(width: number) {
  const room = useRef<HTMLDivElement>(null);
  const [fitted, setFitted] = useState(0.5);
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const available = (entry?.borderBoxSize[0]?.inlineSize ?? width) - margin;
      setFitted(Math.min(1, Math.max(0.2, available / width)));
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [width]);
  return { room, fitted };
}
