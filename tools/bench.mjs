import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runTool } from './lib/problem.mjs';
import { run } from './lib/processes.mjs';

const entries = {
  run: 'tests/bench/run.ts',
  'engine-hook': 'tests/bench/engine-hook.ts',
  headless: 'src/main/headless.ts',
  reader: 'src/main/engine/database/reader-thread.ts',
  statements: 'src/main/engine/database/statement-thread.ts',
  parser: 'src/main/engine/modules/imports/reading/parser-thread.ts',
  importer: 'src/main/engine/import-thread.ts',
};

// Compiles the bench and the engine it measures from the sources as they are, and runs it: npm run bench -- …
await runTool(async () => {
  await bootstrap();
  // The pages and the window are measured as built; the bench's engine serves them from beside its own folder.
  await ensureBuilt();
  const { build } = await import('vite');
  const folder = process.env['HEARTH_BENCH_BUILD'] ?? path.join(projectRoot, 'node_modules', '.cache', 'bench');
  const outDir = path.join(folder, 'main');
  const pages = path.join(folder, 'renderer');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(pages)) symlinkSync(path.join(projectRoot, 'out', 'renderer'), pages, 'junction');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      sourcemap: true,
      rolldownOptions: { input: entries },
    },
  });
  const program = path.join(outDir, 'run.js');
  return run(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], { cwd: projectRoot });
});
