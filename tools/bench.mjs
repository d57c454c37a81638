import path from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runTool } from './lib/problem.mjs';
import { run } from './lib/processes.mjs';

// Compiles tests/bench/run.ts into one file, so that it runs at full speed, and runs it: npm run bench -- …
await runTool(async () => {
  await bootstrap();
  await ensureBuilt();
  const { build } = await import('vite');
  const outDir = path.join(projectRoot, 'node_modules', '.cache', 'bench');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    build: { ssr: 'tests/bench/run.ts', outDir, emptyOutDir: true, target: 'node24', sourcemap: true },
  });
  return run(process.execPath, ['--enable-source-maps', path.join(outDir, 'run.js'), ...process.argv.slice(2)]);
});
