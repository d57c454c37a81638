import { parseArgs } from 'node:util';
import { ORPCError } from '@orpc/client';
import { Fault } from '@shared/contract/faults';
import { usage, UsageError } from './cli/usage';
import { check } from './cli/check';
import { connect } from './cli/connect';
import { exportList } from './cli/export-list';
import { importFile } from './cli/import-file';
import { setUp } from './cli/set-up';
import { user } from './cli/user';
import { dataFolderOf } from './data-folder';
import { faultSentence } from './engine';

/**
 * `npm run hearth -- setup|import|export|user|check --data DIR …`. Ends with 0 when all went well, 1 when something was
 * refused or found wrong, 2 when the call itself is not right. Passwords come from HEARTH_PASSWORD or the first line
 * of the standard input, never from an argument, which others on the computer could read.
 */
const options = {
  data: { type: 'string' },
  user: { type: 'string' },
  kind: { type: 'string' },
  map: { type: 'string' },
  encoding: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  columns: { type: 'string' },
  filter: { type: 'string' },
  sort: { type: 'string' },
  q: { type: 'string' },
  faults: { type: 'string' },
  'plan-only': { type: 'boolean' },
  name: { type: 'string' },
  locale: { type: 'string' },
  currency: { type: 'string' },
  'time-zone': { type: 'string' },
  'admin-name': { type: 'string' },
  'admin-username': { type: 'string' },
  username: { type: 'string' },
  department: { type: 'string' },
  role: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export type CliValues = ReturnType<typeof read>['values'];

function read(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = isUsage(error) ? 2 : 1;
  },
);

async function run(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const folder = dataFolderOf(values.data, process.env);
  if (command === 'check') return check(folder);
  const commands = { setup: setUp, import: importFile, export: exportList, user };
  if (!Object.hasOwn(commands, command)) throw new UsageError(`There is no command ${command}.`);
  // The line above made sure.
  const work = commands[command as keyof typeof commands];
  const engine = await connect(folder);
  try {
    return await work(engine, values, rest);
  } finally {
    await engine.close();
  }
}

function isUsage(error: unknown): boolean {
  const isArgument = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return error instanceof UsageError || isArgument;
}

/** What happened and what to do, in a sentence; never a stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof Fault) return withIssues(faultSentence(error, 'en'), error.data);
  if (error instanceof ORPCError) return withIssues(error.message, error.data);
  const message = error instanceof Error ? error.message : String(error);
  return isUsage(error) ? `${message}\n\n${usage}` : message;
}

function withIssues(sentence: string, data: unknown): string {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : undefined;
  if (!Array.isArray(issues)) return sentence;
  // Written by dispatch with these two.
  const lines = (issues as { path: string; message: string }[]).map(({ path, message }) => `  ${path}: ${message}`);
  return [sentence, ...lines].join('\n');
}
