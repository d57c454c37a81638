import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Tables of Chinese, Japanese and Korean letters, for documents that name a font without bringing it. */
const letterTables = import.meta.glob<string>('/../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

class LetterTables {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: true }> {
    const address = Object.entries(letterTables).find(([path]) => path.endsWith(`/${name}.bcmap`))?.[1];
    if (address === undefined) throw new Error(`no table of letters ${name}`);
    const answer = await fetch(address);
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), isCompressed: true };
  }
}

/** Reads a PDF in a worker of its own. What it may contain beside pages (scripts, forms that send, links) is not run. */
export function openPdf(data: Uint8Array<ArrayBuffer>): PDFDocumentLoadingTask {
  return getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    CMapReaderFactory: LetterTables,
  });
}
