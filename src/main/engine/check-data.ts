import { existsSync } from 'node:fs';
import { verifyAuditChain } from './audit/chain';
import { openBare } from './database/bare';
import { databaseFile, folderKey } from './database/data-folder';
import { checkSearch, isRight } from './records/search-check';
import { threadServices } from './thread-services';

/** What a check looked at, and what it found wrong; nothing where all is well. */
export interface CheckedPart {
  readonly part: 'file' | 'references' | 'audit' | 'search';
  readonly faults: readonly string[];
}

/**
 * Checks a data folder without writing to it, also while an engine works on it: the file's pages, references between
 * tables, the audit's chain, search documents against their records.
 */
export async function* checkData(dataFolder: string): AsyncGenerator<CheckedPart> {
  const file = databaseFile(dataFolder);
  if (!existsSync(file)) throw new Error(`there is no data in ${dataFolder}`);
  const databaseKey = folderKey(dataFolder);
  const db = openBare({ file, key: databaseKey, role: 'reader' });
  try {
    const lines = await db.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
    yield { part: 'file', faults: lines.map((line) => line.integrity_check).filter((text) => text !== 'ok') };
    const broken = await db.all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check');
    yield {
      part: 'references',
      faults: broken.slice(0, 20).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''} → ${parent}`),
    };
    const chain = await verifyAuditChain(db);
    yield { part: 'audit', faults: chain.isIntact ? [] : [JSON.stringify(chain)] };
    const services = await threadServices({ db, dataFolder, databaseKey, clock: Date.now });
    const search = await checkSearch(services, db);
    yield { part: 'search', faults: isRight(search) ? [] : [JSON.stringify(search)] };
  } finally {
    db.close();
  }
}
