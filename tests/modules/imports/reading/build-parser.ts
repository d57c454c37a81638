import { resolve } from 'node:path';

import { build } from 'vite';

/** Builds the entry of the parser thread as the product's build does and answers the file. */
export async function buildParser(): Promise<string> {
  const outDir = resolve('node_modules/.cache/parser-test');
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared'), '@engine': resolve('src/main/engine') } },
    build: {
      ssr: 'src/main/engine/modules/imports/reading/parser-thread.ts',
      outDir,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'parser.js' } },
    },
  });
  return resolve(outDir, 'parser.js');
}
