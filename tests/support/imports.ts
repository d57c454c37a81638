import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Import, ImportKind } from '@shared/modules/imports/import';
import type { Client, TestEngine } from './engine';

/** Brings a file to the engine and has it read. */
export async function importFile(
  client: Client,
  kind: ImportKind,
  file: { name: string; content: Buffer | string },
): Promise<Import> {
  const content = typeof file.content === 'string' ? Buffer.from(file.content) : file.content;
  const upload = await client.uploads.begin({ purpose: 'import', name: file.name, size: content.length });
  const pieceBytes = 700_000;
  for (let offset = 0; offset < content.length; offset += pieceBytes) {
    const data = content.subarray(offset, offset + pieceBytes).toString('base64');
    await client.uploads.append({ id: upload.id, offset, data });
  }
  await client.uploads.finish({ id: upload.id });
  return client.imports.create({ uploadId: upload.id, kind });
}

export function importPath(client: Client, kind: ImportKind, path: string): Promise<Import> {
  return importFile(client, kind, { name: basename(path), content: readFileSync(path) });
}

/** Waits until nothing is written any more, and answers the import as it is then. */
export async function settled(test: TestEngine, client: Client, id: string): Promise<Import> {
  const { jobId } = await client.imports.read({ id });
  if (jobId !== null) await test.engine.services.jobs.settled(jobId);
  return client.imports.read({ id });
}

/** Reads, plans and runs. */
export async function importAll(
  test: TestEngine,
  client: Client,
  kind: ImportKind,
  file: { name: string; content: Buffer | string },
): Promise<Import> {
  const { id } = await importFile(client, kind, file);
  await client.imports.plan({ id });
  await client.imports.run({ id });
  return settled(test, client, id);
}

/** The whole of a file made ready, in pieces as the window fetches it. */
export async function fetchDownload(client: Client, id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let isLast = false; !isLast;) {
    const piece = await client.exports.chunk({ id });
    pieces.push(Buffer.from(piece.data, 'base64'));
    isLast = piece.isLast;
  }
  return Buffer.concat(pieces);
}
