import { uploadChunkBytes, type UploadPurpose } from '@shared/modules/uploads/uploads.contract';
import type { Download } from '@shared/modules/exports/export';
import { client } from './client';

interface UploadOptions {
  /** Told how many of all bytes have arrived. */
  onProgress?: (sent: number, size: number) => void;
  signal?: AbortSignal;
}

/** Brings a file to the engine in pieces, the same way from a browser and from the desktop window. Answers its upload id. */
export async function uploadFile(file: File, purpose: UploadPurpose, options: UploadOptions = {}): Promise<string> {
  const { onProgress, signal } = options;
  const { id } = await client.uploads.begin(
    { purpose, name: file.name.slice(-255) || 'file', size: file.size },
    { signal },
  );
  for (let offset = 0; offset < file.size; offset += uploadChunkBytes) {
    const piece = new Uint8Array(await file.slice(offset, offset + uploadChunkBytes).arrayBuffer());
    await client.uploads.append({ id, offset, data: base64Of(piece) }, { signal });
    onProgress?.(Math.min(offset + uploadChunkBytes, file.size), file.size);
  }
  await client.uploads.finish({ id }, { signal });
  return id;
}

/** Fetches an export that was made ready and hands it to the browser's or the window's own saving. */
export async function saveDownload({ id, fileName, mediaType }: Download): Promise<void> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let isLast = false; !isLast;) {
    const piece = await client.exports.chunk({ id });
    parts.push(bytesOf(piece.data));
    isLast = piece.isLast;
  }
  saveBlob(new Blob(parts, { type: mediaType }), fileName);
}

/** The whole content of a file kept with a record. */
export async function readFileContent(id: string, mediaType: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const piece: { data: string; nextOffset: number | null } = await client.files.piece({ id, offset });
    parts.push(bytesOf(piece.data));
    offset = piece.nextOffset;
  }
  return new Blob(parts, { type: mediaType });
}

/** Saves bytes under a name, as if a link to them had been clicked. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The saving has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** btoa takes text only, and a call with too many arguments fails. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
