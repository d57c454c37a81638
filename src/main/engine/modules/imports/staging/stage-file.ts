import { createReadStream, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { inspectFile, readRowBatches } from '../reading/file-reader';
import type { FileFacts, ReadOptions } from '../reading/read-types';
import type { Staging } from './staging';

const pieceBytes = 1024 * 1024;

/** Keeps the file itself, so that it can be read in another encoding later; the plain copy may go then. */
export async function keepFile(staging: Staging, path: string): Promise<void> {
  await staging.atOnce(async () => {
    staging.db.prepared('DELETE FROM piece').run();
    const insert = staging.db.prepared('INSERT INTO piece (position, bytes) VALUES (?, ?)');
    let position = 0;
    for await (const bytes of createReadStream(path, { highWaterMark: pieceBytes })) insert.run(position++, bytes);
  });
}

/** Runs the work with the kept file lying in the clear for as long as it takes. */
export async function withFile<T>(staging: Staging, path: string, work: () => Promise<T>): Promise<T> {
  try {
    writeFileSync(path, '', { mode: 0o600 });
    const select = staging.db.prepared('SELECT bytes FROM piece WHERE position = ?');
    for (let position = 0; ; position += 1) {
      const row = select.get(position) as { bytes: Buffer } | undefined;
      if (!row) break;
      appendFileSync(path, row.bytes);
    }
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Reads the file twice: what it is, then its rows into the staging. What people mended goes with another header row. */
export async function stageRows(
  staging: Staging,
  path: string,
  fileName: string,
  options: ReadOptions,
  tell: (rows: number) => void,
): Promise<FileFacts> {
  const facts = await inspectFile(path, fileName, options);
  await staging.atOnce(async () => {
    for (const table of ['source_row', 'plan_row', 'mended', 'choice'])
      staging.db.prepared(`DELETE FROM ${table}`).run();
    const insert = staging.db.prepared('INSERT INTO source_row (row_number, cells) VALUES (?, ?)');
    let count = 0;
    for await (const batch of readRowBatches(path, readingOf(facts))) {
      for (const { rowNumber, cells } of batch) insert.run(rowNumber, JSON.stringify(cells));
      count += batch.length;
      tell(count);
    }
    staging.setFact('facts', facts);
  });
  return facts;
}

/** With what inspectFile found, reading again finds the same rows. */
function readingOf(facts: FileFacts): ReadOptions {
  return {
    ...(facts.encoding && { encoding: facts.encoding }),
    ...(facts.delimiter !== null && { delimiter: facts.delimiter }),
    ...(facts.quote !== null && { quote: facts.quote }),
    ...(facts.sheet !== null && { sheet: facts.sheet }),
    headerRow: facts.headerRow,
  };
}
