import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintDocument } from '@shared/modules/printing/print-document';
import { articleOf, paperSize, renderPrint, type RenderOptions } from '@shared/modules/printing/render';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { fontFaces } from './font-faces';
import { PaperView, type PaperViewProps } from './PaperView';
import type { PaperContent } from './PrintSheets';

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

export type SheetsFrame = RenderOptions['frame'];

interface SheetsViewProps extends Omit<PaperViewProps, keyof PaperContent | 'paper'> {
  frame: SheetsFrame;
  documents: readonly PrintDocument[];
}

/** Documents as sheets, with the look their frame gives them. */
export function SheetsView({ frame, documents, ...rest }: SheetsViewProps) {
  const { template, letterhead, images } = frame;
  const { title } = rest;
  const shell = useMemo(
    () => renderPrint({ frame: { template, letterhead, images }, documents: [], fontFaces, title }),
    [template, letterhead, images, title],
  );
  const articles = useMemo(
    () => documents.map((document) => articleOf({ template, letterhead, images }, document)).join('\n'),
    [template, letterhead, images, documents],
  );
  const size = paperSize(template.paper, letterhead.continuousSize);
  return <PaperView {...rest} paper={template.paper} shell={shell} articles={articles} size={size} />;
}
