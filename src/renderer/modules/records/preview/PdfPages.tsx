import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FilePreview.module.css';
import { openPdf } from './open-pdf';

interface PdfPagesProps {
  bytes: Uint8Array<ArrayBuffer>;
  onFault: () => void;
}

/** The pages of a PDF one below the other, each drawn when it comes near. */
export function PdfPages({ bytes, onFault }: PdfPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const tell = useRef(onFault);
  useEffect(() => {
    tell.current = onFault;
  });
  useEffect(() => {
    let isGone = false;
    // The worker takes the bytes over; the next document opened from them needs its own.
    const task = openPdf(bytes.slice());
    task.promise.then(
      (opened) => !isGone && setPdf(opened),
      () => !isGone && tell.current(),
    );
    return () => {
      isGone = true;
      setPdf(null);
      void task.destroy();
    };
  }, [bytes]);
  if (!pdf) return null;
  return (
    <div className={classes.pages}>
      {Array.from({ length: pdf.numPages }, (_, index) => (
        <PdfPage key={index} pdf={pdf} number={index + 1} />
      ))}
    </div>
  );
}

function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting === true), {
      rootMargin: '800px',
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const place = canvas.current;
    if (!place || !isNear) return;
    return drawPage(pdf, number, place);
  }, [pdf, number, isNear]);
  return (
    <canvas
      ref={canvas}
      className={classes.page}
      role="img"
      aria-label={t('files.preview.page', { number, total: pdf.numPages })}
    />
  );
}

/** Draws a page as wide as its place; answers what stops it. */
function drawPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): () => void {
  let stop: () => void = () => undefined;
  let isStopped = false;
  const draw = async () => {
    const page = await pdf.getPage(number);
    if (isStopped) return;
    const { width } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (canvas.clientWidth * window.devicePixelRatio) / width });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const canvasContext = canvas.getContext('2d');
    if (!canvasContext) return;
    const task = page.render({ canvasContext, viewport });
    stop = () => task.cancel();
    await task.promise;
    canvas.dataset['drawn'] = '';
  };
  // One page that cannot be drawn stays empty; the others are shown.
  draw().catch(() => undefined);
  return () => {
    isStopped = true;
    stop();
  };
}
