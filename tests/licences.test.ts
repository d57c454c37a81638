import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the licences page names everything that is shipped, and nothing is shipped under a licence that asks for more', async () => {
  const tool = resolve(import.meta.dirname, '..', 'tools', 'licences.mjs');
  await expect(promisify(execFile)(process.execPath, [tool, '--check'])).resolves.toBeDefined();
});
