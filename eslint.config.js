import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (architecture). Each rule says what to do instead. The same is tested over the whole tree in
 * tests/boundaries.test.ts, which also knows modules and cycles.
 */
const layer = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const forbid = (group, message) => ({ group, message });

const electron = forbid(
  ['electron', 'electron/*'],
  'Only src/main/desktop and src/preload know Electron; the engine gets what it needs through host.ts.',
);
const main = forbid(
  ['@engine/*', '**/main/**'],
  'The page reaches the engine through an operation of the contract, never by import.',
);
const renderer = forbid(
  ['@renderer/*', '**/renderer/**', 'react', 'react-dom', '@mantine/*'],
  'The engine knows nothing of pages; put what both need into src/shared.',
);
const desktop = forbid(['**/desktop/**', '!@shared/**'], 'Desktop code wraps the engine, not the other way round.');
const node = forbid(['node:*'], 'This runs in a page too: no Node here. Put it into the engine.');
const orm = forbid(['typeorm'], 'Only database/ holds data sources: use the Reader or Unit the operation was given.');
const driver = forbid(
  ['better-sqlite3'],
  'Open connections through database/driver.ts only, or cipher and key are forgotten.',
);

// The compiler that would skip a component beside such a library is not used here.
const hookRules = { ...hooks.configs.recommended.rules, 'react-hooks/incompatible-library': 'off' };

export default tseslint.config(
  {
    ignores: [
      'out/**',
      'dist/**',
      'node_modules/**',
      'test-results/**',
      'playwright-report/**',
      'tools/electron/default-app/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'max-lines': ['error', { max: 420, skipBlankLines: true }],
    },
  },
  layer(['src/shared/**'], [electron, main, renderer, node]),
  layer(['src/main/engine/**'], [electron, renderer, desktop, orm, driver]),
  layer(['src/main/engine/database/**'], [electron, renderer, desktop]),
  layer(['src/main/headless.ts', 'src/main/cli.ts', 'src/main/cli/**'], [electron, renderer, desktop]),
  layer(['src/preload/**'], [main, renderer]),
  layer(['src/renderer/**'], [electron, main, node]),
  { files: ['src/renderer/**'], plugins: { 'react-hooks': hooks }, rules: hookRules },
  // The window's own process has no log but the terminal it was started from.
  {
    files: ['src/main/desktop/**', 'src/main/index.ts', 'src/main/headless.ts', 'src/main/cli.ts', 'src/main/cli/**'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='waitForTimeout']",
          message: 'Wait for a state, never for a time.',
        },
        { selector: "CallExpression[callee.property.name='only']", message: 'Run one test by naming its file.' },
      ],
    },
  },
);
