import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';

const chunkBytes = 256 * 1024;

/** Size of the file in bytes. Faults: notReadable, emptyFile, tooLarge. */
export async function measureFile(path: string): Promise<number> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw notReadable(cause);
  });
  if (size === 0) throw new ReadFault('emptyFile', {});
  if (size > readLimits.fileBytes) throw new ReadFault('tooLarge', { part: 'file', limit: readLimits.fileBytes, size });
  return size;
}

/** The first bytes of the file, at most `length`. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw notReadable(cause);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The bytes of the file from `start` on, in chunks that are the caller's to keep. */
export async function* readBytes(path: string, start = 0): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { start, highWaterMark: chunkBytes });
  try {
    for await (const chunk of stream) {
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
  } catch (cause) {
    throw notReadable(cause);
  }
}

function notReadable(cause: unknown): ReadFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new ReadFault('notReadable', { code }, { cause });
}
