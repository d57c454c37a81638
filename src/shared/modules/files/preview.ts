import type { HearthFile } from './file';

/** How the page shows a file without any program of the reader's computer. */
export type PreviewKind = 'picture' | 'pdf' | 'text';

const mebibyte = 1_048_576;
/** Types that hold no script, or whose reader runs none, and up to how many bytes of them are shown. */
const previews: ReadonlyMap<string, readonly [PreviewKind, number]> = new Map([
  ['image/png', ['picture', 30 * mebibyte]],
  ['image/jpeg', ['picture', 30 * mebibyte]],
  ['image/webp', ['picture', 30 * mebibyte]],
  ['image/gif', ['picture', 30 * mebibyte]],
  ['application/pdf', ['pdf', 60 * mebibyte]],
  ['text/plain', ['text', mebibyte]],
] as const);

/**
 * How a file is shown in the page, by what the engine found in its content; undefined where it is only saved (CUS-04).
 * A name that promises another kind than the content is saved too.
 */
export function previewOf(file: Pick<HearthFile, 'mediaType' | 'isDownloadOnly' | 'size'>): PreviewKind | undefined {
  const { mediaType, isDownloadOnly, size } = file;
  if (isDownloadOnly !== false) return undefined;
  const [kind, mostBytes = 0] = previews.get(mediaType ?? '') ?? [];
  return (size ?? Infinity) <= mostBytes ? kind : undefined;
}
