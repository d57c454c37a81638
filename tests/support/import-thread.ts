import { resolve } from 'node:path';
import { build } from 'vite';
import { useThreadsIn } from '@engine/thread-file';

/** Builds the thread of imports from the sources as the product's build does; engines started after it use it. */
export async function buildImportThread(): Promise<void> {
  const outDir = resolve(`node_modules/.cache/import-thread-test/${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared'), '@engine': resolve('src/main/engine') } },
    build: {
      ssr: 'src/main/engine/import-thread.ts',
      outDir,
      target: 'node20.18',
      rolldownOptions: {
        output: { format: 'es', entryFileNames: 'importer.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  useThreadsIn(outDir);
}
