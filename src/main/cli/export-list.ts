import { open } from 'node:fs/promises';
import { exportEncodings, exportFormats, exportKinds } from '@shared/modules/exports/export';
import type { CliValues } from '../cli';
import type { CliClient, CliEngine } from './connect';
import { oneOf, signIn } from './connect';
import { UsageError } from './usage';

/** A list as that user may see and export it, into a file. */
export async function exportList(engine: CliEngine, values: CliValues): Promise<number> {
  const { out } = values;
  if (out === undefined) throw new UsageError('export needs --out FILE.');
  const format = values.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
  const query = {
    kind: oneOf('kind', values.kind, exportKinds),
    format: oneOf('format', format, exportFormats),
    encoding: oneOf('encoding', values.encoding ?? 'utf-8', exportEncodings),
    ...(values.columns !== undefined && { columns: values.columns.split(',') }),
    ...(values.filter !== undefined && { filter: filterOf(values.filter) }),
    ...(values.sort !== undefined && { sort: values.sort }),
    ...(values.q !== undefined && { q: values.q }),
  };
  const client = await signIn(engine, values.user);
  const { id } = await client.exports.open(query);
  const bytes = await saveDownload(client, id, out);
  process.stdout.write(`${out}: ${bytes} bytes\n`);
  return 0;
}

export async function saveDownload(client: CliClient, id: string, path: string): Promise<number> {
  const file = await open(path, 'w', 0o600);
  let bytes = 0;
  try {
    for (let isLast = false; !isLast;) {
      const piece = await client.exports.chunk({ id });
      const data = Buffer.from(piece.data, 'base64');
      await file.write(data);
      bytes += data.length;
      isLast = piece.isLast;
    }
  } finally {
    await file.close();
  }
  return bytes;
}

type Filter = NonNullable<Parameters<CliClient['exports']['open']>[0]['filter']>;

function filterOf(text: string): Filter {
  try {
    // The engine checks it against the contract.
    return JSON.parse(text) as Filter;
  } catch {
    throw new UsageError('--filter takes JSON.');
  }
}
