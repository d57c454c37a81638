import { existsSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// The aliases are those of tsconfig.base.json.
const resolve = { tsconfigPaths: true };

/** How long the builder's own plugins take is nobody's worry here. */
const checks = { pluginTimings: false };

/** What runs on its own: three programs and the threads the engine starts by the name given here. */
const entries = {
  index: 'src/main/index.ts',
  headless: 'src/main/headless.ts',
  cli: 'src/main/cli.ts',
  reader: 'src/main/engine/database/reader-thread.ts',
  statements: 'src/main/engine/database/statement-thread.ts',
  parser: 'src/main/engine/modules/imports/reading/parser-thread.ts',
  importer: 'src/main/engine/import-thread.ts',
};

/** Deep links such as /customers/… reload over HTTP, so the page names its files from the root. */
const absoluteBase: Plugin = { name: 'absolute-base', enforce: 'post', config: () => ({ base: '/' }) };

/** The licences page lies beside the pages, so that a browser on the LAN can read it too. */
const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'licences.md', source: readFileSync('docs/licences.md', 'utf8') });
  },
};

export default defineConfig({
  main: {
    resolve,
    build: {
      // Electron 33 and office servers run Node 20.18.
      target: 'node20.18',
      // It requires an ES module, which only Node 22 and later can; bundled, it need not.
      externalizeDeps: { exclude: ['@fastify/static'] },
      rolldownOptions: {
        checks,
        input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
      sourcemap: true,
    },
  },
  preload: {
    resolve,
    build: {
      target: 'node20.18',
      // A sandboxed preload is one CommonJS file that can require electron and nothing else.
      externalizeDeps: false,
      rolldownOptions: {
        checks,
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve,
    plugins: [react(), absoluteBase, licences],
    build: {
      // Chrome 111, Safari 16.4 and Firefox 115 know all of it; for style sheets they are named themselves.
      target: 'es2022',
      cssTarget: ['chrome111', 'safari16.4', 'firefox115'],
      minify: true,
      rolldownOptions: { checks, input: 'src/renderer/index.html' },
    },
  },
});
