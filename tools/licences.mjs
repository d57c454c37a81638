import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { projectRoot } from './lib/paths.mjs';
import { Problem, runTool } from './lib/problem.mjs';

// Writes docs/licences.md from package-lock.json; with --check it only says whether the page is up to date.
await runTool(async () => {
  await bootstrap();
  const { shippedPackages } = await import('./licences/shipped-packages.mjs');
  const { licencePage, refusedLicences } = await import('./licences/licence-page.mjs');
  const packages = await shippedPackages();
  const refused = refusedLicences(packages);
  if (refused.length > 0) throw new Problem(`Not a licence Hearth ships under: ${refused.join(', ')}.`);
  const file = path.join(projectRoot, 'docs', 'licences.md');
  const page = await licencePage(packages);
  if (!process.argv.includes('--check')) {
    await writeFile(file, page);
    return 0;
  }
  if ((await readFile(file, 'utf8').catch(() => '')) === page) return 0;
  throw new Problem('docs/licences.md does not fit package-lock.json; run: npm run licences');
});
