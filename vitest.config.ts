import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = {
  '@shared': resolve('src/shared'),
  '@engine': resolve('src/main/engine'),
  '@renderer': resolve('src/renderer'),
};

/** Unit tests need no engine; engine tests (`*.engine.test.ts`) run on an encrypted database of their own, built by the migrations. */
export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/**/*.engine.test.ts', 'tests/e2e/**', 'tests/bench/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'engine', include: ['tests/**/*.engine.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
