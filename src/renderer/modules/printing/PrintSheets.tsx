import { useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { PaperSize } from '@shared/modules/printing/render';
import { layOutSheets } from './lay-out-sheets';
import classes from './Printing.module.css';

/** What one can do with sheets that are laid out. */
export interface SheetsHandle {
  /** The browser's own printing of exactly these sheets. */
  print(): void;
  /** The whole page as it stands, for a PDF. */
  html(): string;
}

export interface PaperContent {
  /** The page without its articles (renderShell). */
  shell: string;
  /** Articles, laid out in sheets here. */
  articles: string;
  size: PaperSize;
}

interface PrintSheetsProps extends PaperContent {
  /** Accessible name, and title of the page within. */
  title: string;
  /** 1 is the size of the paper. */
  scale: number;
  /** The line somebody is at, framed on the screen alone. */
  markedPosition?: number | null;
  onLaidOut?: (sheets: number) => void;
  ref?: Ref<SheetsHandle>;
}

export const pixelsPerMillimetre = 96 / 25.4;
/** Fonts that have not come by then are done without, in milliseconds. */
const fontPatience = 15_000;

/**
 * Documents as sheets of paper, exactly as they are printed, scaled. They lie in a frame without scripts, so that nothing
 * a template or a value says is ever run.
 */
export function PrintSheets(props: PrintSheetsProps) {
  const { shell, articles, size, title, scale, markedPosition, onLaidOut, ref } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState<string>();
  const [height, setHeight] = useState(0);
  const width = Math.ceil(size.width * pixelsPerMillimetre);
  const told = useRef(onLaidOut);
  useEffect(() => {
    told.current = onLaidOut;
  });
  const lay = useCallback(async (signal: AbortSignal, content: string) => {
    const page = element.current?.contentDocument;
    if (!page) return;
    const show = () => {
      page.body.innerHTML = content;
      const sheets = layOutSheets(page);
      setHeight(page.body.scrollHeight);
      return sheets;
    };
    let sheets = show();
    // Only what is laid out asks for its fonts; with them lines may break elsewhere.
    if (page.fonts.status === 'loading') {
      await Promise.race([page.fonts.ready, new Promise((resolve) => setTimeout(resolve, fontPatience))]);
      if (signal.aborted) return;
      sheets = show();
    }
    told.current?.(sheets);
  }, []);
  useEffect(() => {
    if (loaded !== shell) return;
    const leaving = new AbortController();
    void lay(leaving.signal, articles);
    return () => leaving.abort();
  }, [loaded, shell, articles, lay]);
  useEffect(() => {
    for (const row of element.current?.contentDocument?.querySelectorAll<HTMLElement>('tr[data-position]') ?? [])
      row.style.outline = row.dataset['position'] === String(markedPosition) ? '2px solid #0f6078' : '';
  }, [markedPosition, articles, height]);
  useImperativeHandle(ref, () => ({
    print: () => element.current?.contentWindow?.print(),
    html: () => `<!doctype html>\n${element.current?.contentDocument?.documentElement.outerHTML ?? ''}`,
  }));
  return (
    <div className={classes.sheets} style={{ width: width * scale, height: height * scale }}>
      <iframe
        ref={element}
        title={title}
        // Without scripts; of this origin, so that this page can lay it out; with the browser's print dialogue.
        sandbox="allow-same-origin allow-modals"
        srcDoc={shell}
        onLoad={() => setLoaded(shell)}
        style={{ width, height: Math.max(height, 1), transform: `scale(${scale})` }}
      />
    </div>
  );
}
