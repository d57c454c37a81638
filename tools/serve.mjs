import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';
import { runBuilt } from './lib/run-built.mjs';

// Runs the engine without a window: npm run serve -- --data DIR --port N --host 127.0.0.1
await runTool(async () => {
  await bootstrap();
  return runBuilt('headless', process.argv.slice(2));
});
