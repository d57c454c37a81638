import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const projectRoot = resolve(import.meta.dirname, '..', '..');
const aliases: Readonly<Record<string, string>> = {
  '@shared': 'src/shared',
  '@engine': 'src/main/engine',
  '@renderer': 'src/renderer',
};

export interface Import {
  /** The importing file, from the project's root. */
  readonly from: string;
  /** A file of ours, from the project's root, or `package:<name>`. */
  readonly to: string;
  /** Loaded when it is needed, by `import()`: it ties no order of loading. */
  readonly isLater: boolean;
  /** `import type`: gone when the program runs. */
  readonly isType: boolean;
}

/** Every import of every TypeScript file below a folder. A name that leads nowhere is a fault of its own. */
export function readImports(folder: string): Import[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: join(projectRoot, folder) }).map((file) => join(folder, file));
  return files.flatMap((from) =>
    specifiersIn(from).map(({ specifier, ...kind }) => ({ from, to: resolveName(from, specifier), ...kind })),
  );
}

interface Specifier {
  readonly specifier: string;
  readonly isLater: boolean;
  readonly isType: boolean;
}

function specifiersIn(file: string): Specifier[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, scriptKind(file));
  const found: Specifier[] = [];
  const visit = (node: ts.Node): void => {
    const moduleName = nameOf(node);
    if (moduleName) found.push(moduleName);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node: ts.Node): Specifier | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return { specifier: node.moduleSpecifier.text, isLater: false, isType: isTypeOnly(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { specifier: node.moduleSpecifier.text, isLater: false, isType: node.isTypeOnly };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteralLike(argument)) return { specifier: argument.text, isLater: true, isType: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return { specifier: node.argument.literal.text, isLater: false, isType: true };
  return undefined;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  if (clause.name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolveName(from: string, specifier: string): string {
  const base = specifier.replace(/\?.*$/, '');
  const [alias = '', ...rest] = base.split('/');
  const folder = aliases[alias];
  if (!base.startsWith('.') && folder === undefined) return `package:${packageName(base)}`;
  const path =
    folder === undefined ? relative(projectRoot, resolve(projectRoot, dirname(from), base)) : join(folder, ...rest);
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts'), join(path, 'index.tsx')];
  const file = candidates.find((candidate) => {
    const full = join(projectRoot, candidate);
    return existsSync(full) && statSync(full).isFile();
  });
  return file ?? `missing:${path}`;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function scriptKind(file: string): ts.ScriptKind {
  return file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

/**
 * The circles among the nodes of a graph: each a group of nodes that reach one another, with the imports that tie
 * them. `nodeOf` says which node a file belongs to; undefined leaves it out.
 */
export function circles(imports: readonly Import[], nodeOf: (file: string) => string | undefined): string[] {
  const edges = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [nodeOf(one.from), nodeOf(one.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const targets = edges.get(from) ?? new Map<string, Import>();
    edges.set(from, targets);
    if (!targets.has(to)) targets.set(to, one);
  }
  const reached = new Map([...edges.keys()].map((node) => [node, reach(edges, node)]));
  const seen = new Set<string>();
  const found: string[] = [];
  for (const node of edges.keys()) {
    if (seen.has(node) || !reached.get(node)?.has(node)) continue;
    const group = [...edges.keys()].filter((other) => reached.get(node)?.has(other) && reached.get(other)?.has(node));
    for (const member of group) seen.add(member);
    const ties = group.flatMap((member) =>
      [...(edges.get(member) ?? [])]
        .filter(([target]) => group.includes(target))
        .map(([, tie]) => `  ${tie.from} -> ${tie.to}`),
    );
    found.push(`${group.sort().join(', ')}\n${ties.join('\n')}`);
  }
  return found;
}

function reach(edges: ReadonlyMap<string, ReadonlyMap<string, Import>>, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const target of edges.get(node)?.keys() ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
