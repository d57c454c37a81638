import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { Fault } from '@shared/contract/faults';

/** Folders that a service copies elsewhere while the database is open, which breaks it (rule 2). */
const cloudFolders: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^OneDrive\b/i, 'OneDrive'],
  [/^(Mobile Documents|iCloud ?Drive)$/i, 'iCloud'],
  [/^Dropbox\b/i, 'Dropbox'],
  [/^(Nutstore( Files)?|我的坚果云|坚果云)$/i, 'Nutstore'],
  [/^(BaiduSyncdisk|BaiduNetdisk|百度网盘(同步空间)?)$/i, 'Baidu'],
  [/^(WPSDrive|WPS云盘)$/i, 'WPS'],
];

/** File system types of network shares as Linux reports them: NFS, SMB, SMB2, CIFS. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42]);

/** Makes the folder ready or refuses it: network shares and cloud-synced folders lose data. */
export function prepareDataFolder(folder: string): void {
  const path = resolve(folder);
  if (path.startsWith('\\\\')) throw new Fault('invalid_input', { reason: 'folderOnNetwork' });
  for (const part of path.split(sep)) {
    const match = cloudFolders.find(([pattern]) => pattern.test(part));
    if (match) throw new Fault('invalid_input', { reason: 'folderInCloud', service: match[1] });
  }
  for (const below of ['', 'files', 'logs', 'temporary', 'backups'])
    mkdirSync(join(path, below), { recursive: true, mode: 0o700 });
  if (platform() === 'linux' && networkFileSystems.has(statfsSync(path).type)) {
    throw new Fault('invalid_input', { reason: 'folderOnNetwork' });
  }
}

/**
 * The 32 bytes that open the database, made on the first start and kept in a file only its owner can read. A folder
 * with data but without its key is refused instead of being given a new one.
 */
export function folderKey(folder: string): Buffer {
  const path = join(folder, 'hearth.key');
  if (!existsSync(path)) {
    if (existsSync(databaseFile(folder)))
      throw new Fault('internal', { reason: 'brokenDatabase' }, 'the key file is missing');
    const draft = `${path}.new`;
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    renameSync(draft, path);
  }
  chmodSync(path, 0o600);
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Fault('internal', { reason: 'brokenDatabase' }, 'the key file is damaged');
  return Buffer.from(text, 'hex');
}

export function databaseFile(folder: string): string {
  return join(folder, 'hearth.db');
}
