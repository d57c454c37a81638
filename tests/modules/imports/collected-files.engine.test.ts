import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '@shared/contract/faults';
import type { ImportKind } from '@shared/modules/imports/import';
import type { Client, TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { importPath, settled } from '../../support/imports';
import { overSharedData, sharedData } from '../../support/shared-data';

/** The few large ones are read by the tests of reading; here they would only take long. */
const mostBytes = 400_000;
const folders = ['chinese', 'crm', 'contacts', 'csv-edge'];
const files = sharedData === null ? [] : folders.flatMap((folder) => filesBelow(join(sharedData ?? '', folder)));

/** What a file holds, by its name; customers where nothing tells. */
function kindOf(path: string): ImportKind {
  return /contacts\/|Contact|contact|leads?\b|vcf$/i.test(path) ? 'contacts' : 'customers';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/README|LICEN/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size < mostBytes)
    .sort();
}

describe.skipIf(sharedData === null)(overSharedData('the collected files'), () => {
  let test: TestEngine;
  let client: Client;
  beforeAll(async () => {
    await buildImportThread();
    test = await startTestEngine();
    client = test.client(await setUp(test));
  });
  afterAll(() => test.close());

  it.each(files.map((path) => [relative(sharedData ?? '', path), path]))(
    '%s is refused with a reason, or planned with every row counted, and runs',
    async (_name, path) => {
      const kind = kindOf(path);
      let read;
      try {
        read = await importPath(client, kind, path);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        expect(error.data.reason).toMatch(/^file/);
        return;
      }
      const { id, rows } = read;
      const plan = await client.imports.plan({ id });
      expect(plan.create + plan.update + plan.merge + plan.skip + plan.faults).toBe(rows);
      if (plan.create + plan.update === 0) return;
      await client.imports.run({ id });
      const done = await settled(test, client, id);
      expect(done.status).toBe('done');
      expect(done.result).toMatchObject({ created: plan.create, updated: plan.update, faults: 0 });
    },
  );
});
