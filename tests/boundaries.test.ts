import { describe, expect, test } from 'vitest';
import { circles, readImports, type Import } from './support/import-graph';

const imports = readImports('src');

const engine = 'src/main/engine/';
const modules = `${engine}modules/`;
const isPackage = (target: string, ...names: string[]): boolean => names.some((name) => target === `package:${name}`);
const isNode = (target: string): boolean => target.startsWith('package:node:');
const isUi = (target: string): boolean =>
  target.startsWith('package:@mantine/') || isPackage(target, 'react', 'react-dom', 'react-i18next');
const isBelow = (target: string, ...folders: string[]): boolean => folders.some((folder) => target.startsWith(folder));

/** The folder directly below modules/ a file lies in. */
const moduleOf = (file: string): string | undefined =>
  file.startsWith(modules) && file.slice(modules.length).includes('/')
    ? file.slice(modules.length).split('/')[0]
    : undefined;

/** Where the engine, or a thread that works for it, is put together. */
const assemblies = new Set(
  ['index', 'engine', 'thread-services', 'import-thread'].map((name) => `${engine}${name}.ts`),
);

interface Rule {
  readonly name: string;
  /** Whom it binds. */
  readonly from: (file: string) => boolean;
  /** What these must not import. */
  readonly never: (target: string, one: Import) => boolean;
  readonly instead: string;
}

/** Who may import whom (architecture). */
const rules: readonly Rule[] = [
  {
    name: 'shared imports nothing of ours, and neither Node, Electron nor the page',
    from: (file) => file.startsWith('src/shared/'),
    never: (target) =>
      (target.startsWith('src/') && !target.startsWith('src/shared/')) ||
      isNode(target) ||
      isUi(target) ||
      isPackage(target, 'electron', 'typeorm', 'fastify'),
    instead: 'Move what both sides need into src/shared, or what one side alone needs out of it.',
  },
  {
    name: 'the engine knows neither Electron, desktop nor pages',
    from: (file) => file.startsWith(engine),
    never: (target) =>
      (target.startsWith('src/') && !isBelow(target, engine, 'src/shared/')) ||
      isUi(target) ||
      isPackage(target, 'electron'),
    instead: 'Give the engine what it needs through host.ts, and put what pages need too into src/shared.',
  },
  {
    name: 'only database/ opens databases',
    from: (file) => file.startsWith(engine) && !file.startsWith(`${engine}database/`),
    never: (target) => isPackage(target, 'typeorm', 'better-sqlite3'),
    instead: 'Use the Reader or the Unit the operation was given.',
  },
  {
    name: 'what modules are built of imports no module',
    from: (file) => file.startsWith(engine) && !isBelow(file, modules, `${engine}transport/`) && !assemblies.has(file),
    never: (target) => target.startsWith(modules),
    instead:
      'Move the part without operations down into a folder of the engine, as organization/ and duplicates/ are, or let the module hand it in through services.',
  },
  {
    name: 'database/ stands on the ground',
    from: (file) => file.startsWith(`${engine}database/`),
    never: (target) =>
      target.startsWith(engine) &&
      !isBelow(target, `${engine}database/`) &&
      ![`${engine}host.ts`, `${engine}thread-file.ts`].includes(target),
    instead: 'Pass it in: database/ knows connections and units of work, not what is written with them.',
  },
  {
    name: 'a module meets another only through its index.ts',
    from: (file) => file.startsWith(engine),
    never: (target, { from }) => {
      const owner = moduleOf(target);
      return owner !== undefined && owner !== moduleOf(from) && target !== `${modules}${owner}/index.ts`;
    },
    instead: 'Export what the other module offers from its index.ts and import that.',
  },
  {
    name: 'a module does not know the list of modules, nor who calls it',
    from: (file) => moduleOf(file) !== undefined,
    never: (target) =>
      target.startsWith(`${engine}transport/`) ||
      [`${modules}index.ts`, `${engine}engine.ts`, `${engine}dispatch.ts`].includes(target),
    instead: 'EngineModule comes from operations.ts; what a call needs comes with its context.',
  },
  {
    name: 'headless and the command line use the public face of the engine',
    from: (file) => ['src/main/headless.ts', 'src/main/cli.ts'].includes(file) || file.startsWith('src/main/cli/'),
    never: (target) =>
      isPackage(target, 'electron') ||
      isBelow(target, 'src/main/desktop/', 'src/renderer/') ||
      (target.startsWith(engine) && target !== `${engine}index.ts`),
    instead: 'Export it from src/main/engine/index.ts.',
  },
  {
    name: 'the desktop wraps the engine and loads nothing of it',
    from: (file) => isBelow(file, 'src/main/desktop/') || file === 'src/main/index.ts',
    never: (target, { isType }) =>
      isBelow(target, 'src/renderer/') || (target.startsWith(engine) && !(isType && target === `${engine}index.ts`)),
    instead: 'The engine runs in its own process: ask it over the port.',
  },
  {
    name: 'the preload knows Electron and the types of shared',
    from: (file) => file.startsWith('src/preload/'),
    never: (target) =>
      !isBelow(target, 'src/preload/', 'src/shared/contract/desktop-bridge') && !isPackage(target, 'electron'),
    instead: 'A preload is two or three lines of ability; put the rest into src/main/desktop or the page.',
  },
  {
    name: 'the page reaches the engine by operations alone',
    from: (file) => file.startsWith('src/renderer/'),
    never: (target) =>
      isBelow(target, 'src/main/', 'src/preload/') || isNode(target) || isPackage(target, 'electron', 'typeorm'),
    instead: 'Call an operation of the contract through src/renderer/api.',
  },
  {
    name: 'components and the api client know no page',
    from: (file) => isBelow(file, 'src/renderer/components/', 'src/renderer/api/'),
    never: (target) => target.startsWith('src/renderer/modules/'),
    instead: 'Hand it in as a property; what several pages use is a component itself.',
  },
];

describe('who may import whom', () => {
  for (const rule of rules)
    test(rule.name, () => {
      const broken = imports.filter((one) => rule.from(one.from) && rule.never(one.to, one));
      const lines = broken.map(({ from, to }) => `${from} -> ${to}`);
      expect(lines, `${rule.instead}\n`).toEqual([]);
    });

  test('every import leads to a file', () => {
    expect(imports.filter(({ to }) => to.startsWith('missing:')).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('context.ts only names types, as it stands below what it names', () => {
    const loaded = imports.filter(({ from, isType }) => from === `${engine}context.ts` && !isType);
    expect(loaded.map(({ to }) => to)).toEqual([]);
  });
});

describe('nothing runs in a circle', () => {
  const instead =
    'Move what both need into a third place below them, or turn one arrow round by handing the thing in.\n';

  test('among the files as they are loaded', () => {
    const loading = imports.filter(({ isLater, isType }) => !isLater && !isType);
    expect(
      circles(loading, (file) => (file.startsWith('src/') ? file : undefined)),
      instead,
    ).toEqual([]);
  });

  test('among the folders and modules of the engine, types counted', () => {
    // What context.ts names are the types of everything a call is offered; the test above keeps it at types.
    const tying = imports.filter(({ from }) => from !== `${engine}context.ts`);
    expect(circles(tying, engineNode), instead).toEqual([]);
  });

  test('among the pages of the renderer', () => {
    const pages = 'src/renderer/modules/';
    const pageOf = (file: string): string | undefined =>
      file.startsWith(pages) ? file.slice(pages.length).split('/')[0] : undefined;
    expect(circles(imports, pageOf), instead).toEqual([]);
  });
});

/** A module, a folder, or a file that lies directly in the engine. */
function engineNode(file: string): string | undefined {
  if (!file.startsWith(engine)) return undefined;
  const module = moduleOf(file);
  if (module !== undefined) return `modules/${module}`;
  if (file === `${modules}index.ts`) return 'modules';
  return file.slice(engine.length).split('/')[0];
}
