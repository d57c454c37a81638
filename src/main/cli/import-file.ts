import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportPlan } from '@shared/modules/imports/import';
import { importKinds } from '@shared/modules/imports/import';
import { uploadChunkBytes } from '@shared/modules/uploads/uploads.contract';
import type { CliValues } from '../cli';
import type { CliClient, CliEngine } from './connect';
import { oneOf, signIn } from './connect';
import { saveDownload } from './export-list';
import { UsageError } from './usage';

/** Reads a file, plans it with the guesses or a saved map, and writes it. Faulty rows end the command with 1 and can be kept. */
export async function importFile(engine: CliEngine, values: CliValues, rest: readonly string[]): Promise<number> {
  const [path] = rest;
  if (path === undefined) throw new UsageError('import needs a file.');
  const kind = oneOf('kind', values.kind, importKinds);
  const client = await signIn(engine, values.user);
  const uploadId = await upload(client, path);
  const mapId = await mapCalled(client, values.map);
  const { id, rows } = await client.imports.create({
    uploadId,
    kind,
    ...(mapId !== undefined && { mapId }),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
  });
  const plan = await client.imports.plan({ id });
  const { create, update, merge, skip, faults } = plan;
  tell(`${rows} rows: ${create} new, ${update} updated, ${merge} merged, ${skip} skipped, ${faults} faulty`);
  tellAdditions(plan);
  if (faults > 0 && values.faults !== undefined) {
    const download = await client.imports.faultsFile({ id });
    await saveDownload(client, download.id, values.faults);
    tell(`faulty rows: ${values.faults}`);
  }
  if (values['plan-only'] || create + update === 0) return faults > 0 ? 1 : 0;
  await client.imports.run({ id });
  const done = await finished(client, id);
  const { result } = done;
  tell(
    `${done.status}: ${result?.created ?? 0} created, ${result?.updated ?? 0} updated, ${result?.faults ?? 0} refused`,
  );
  return done.status === 'done' && faults === 0 && result?.faults === 0 ? 0 : 1;
}

/** What the run makes beside the rows, and sellers it does not know. */
function tellAdditions({ newCustomers, newStages, unknownSellers }: ImportPlan): void {
  if (newCustomers > 0) tell(`new customers: ${newCustomers}`);
  if (newStages.length > 0) tell(`new stages: ${newStages.map(({ name, type }) => `${name} (${type})`).join(', ')}`);
  if (unknownSellers.length > 0) tell(`unknown sellers: ${unknownSellers.map(({ name }) => name).join(', ')}`);
}

async function upload(client: CliClient, path: string): Promise<string> {
  const { size } = await stat(path);
  const { id } = await client.uploads.begin({ purpose: 'import', name: basename(path), size });
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(uploadChunkBytes);
    for (let offset = 0; offset < size;) {
      const { bytesRead } = await file.read(buffer, 0, uploadChunkBytes, offset);
      await client.uploads.append({ id, offset, data: buffer.subarray(0, bytesRead).toString('base64') });
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
  await client.uploads.finish({ id });
  return id;
}

async function mapCalled(client: CliClient, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const { items } = await client.imports.maps({});
  const map = items.find((item) => item.name === name);
  if (!map) throw new UsageError(`There is no saved map called ${name}.`);
  return map.id;
}

async function finished(client: CliClient, id: string) {
  for (;;) {
    const read = await client.imports.read({ id });
    if (read.status !== 'running') return read;
    await pause(300);
  }
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
