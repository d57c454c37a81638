import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintDocument } from '@shared/modules/printing/print-document';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { PrintSheets, type SheetsFrame, type SheetsHandle } from './PrintSheets';
import classes from './Printing.module.css';

interface PrintPreviewProps {
  /** May be one nobody has saved. */
  document: PrintDocument;
  /** Another template than its kind is usually printed with. */
  templateId?: string;
  markedPosition?: number | null;
  onPageCount?: (sheets: number) => void;
}

/** Typing comes first: sheets follow this many milliseconds after the last key. */
const pause = 150;

/** A document beside its editor as the paper will show it: same page, same fonts, scaled to the room there is (U6). */
export function PrintPreview({ document: typed, templateId, markedPosition, onPageCount }: PrintPreviewProps) {
  const { t } = useTranslation();
  const [document] = useDebouncedValue(typed, pause, { leading: true });
  const frame = useQuery(
    api.printing.frame.queryOptions({ input: { kind: document.kind, templateId }, staleTime: 300_000 }),
  );
  if (frame.error) {
    return (
      <ErrorState
        title={t('printing.unread')}
        happened={faultOf(frame.error).message}
        onRetry={() => void frame.refetch()}
      />
    );
  }
  if (!frame.data) return <LoadingRows />;
  return (
    <SheetsView
      frame={frame.data}
      documents={[document]}
      title={`${t(`printing.kinds.${document.kind}`)} ${document.number}`}
      markedPosition={markedPosition}
      onPageCount={onPageCount}
    />
  );
}

interface SheetsViewProps {
  frame: SheetsFrame;
  documents: readonly PrintDocument[];
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
export function SheetsView({ frame, documents, title, markedPosition, onPageCount, actions, ref }: SheetsViewProps) {
  const { t } = useTranslation();
  const [count, setCount] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const { room, fitted } = useFitted(frame.template.paper === 'a4' ? 794 : 911);
  const scale = chosen ?? fitted;
  const { paper } = frame.template;
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
      <div className={classes.scroll} ref={room} tabIndex={0} role="region" aria-label={title}>
        <PrintSheets
          ref={ref}
          frame={frame}
          documents={documents}
          title={title}
          scale={scale}
          markedPosition={markedPosition}
          onLaidOut={(sheets) => {
            setCount(sheets);
            onPageCount?.(sheets);
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
