import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';

// Runs every test there is, however many fail, and ends with one line of sums. `node tools/test.mjs desktop` runs only
// that kind; what follows the kinds goes to the runner: `node tools/test.mjs browser tests/e2e/browser/setup.spec.ts`.
await runTool(async () => {
  await bootstrap();
  const { runEverything } = await import('./testing/run-everything.mjs');
  return runEverything(process.argv.slice(2));
});
