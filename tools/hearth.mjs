import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';
import { runBuilt } from './lib/run-built.mjs';

// The command line: npm run hearth -- check --data DIR
await runTool(async () => {
  await bootstrap();
  return runBuilt('cli', process.argv.slice(2));
});
