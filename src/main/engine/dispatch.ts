import { Fault } from '@shared/contract/faults';
import type { Caller } from './access/caller';
import { systemAccess } from './access/caller';
import type { CommandContext, Locale, QueryContext, Services } from './context';
import type { Reader } from './database/reader';
import type { Committed } from './database/unit';
import { answersHold } from './jobs/housekeeping';
import type { Operation } from './operations';

/** How a call came in. Transports fill this and decide nothing. */
export interface Envelope {
  /** From Authorization or the window's session; null before sign-in. */
  readonly token: string | null;
  readonly device: string;
  readonly isLoopback: boolean;
  /** The address the call came from; none where it came from within this computer's program. */
  readonly address?: string | undefined;
  readonly locale: Locale;
  /** Made by the client for every command: sent again within 24 hours it gets the same answer (rule 6). */
  readonly commandId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Dispatch = (name: string, input: unknown, envelope: Envelope) => Promise<unknown>;

const nobody: Caller = {
  user: { id: '', name: '', username: '', departmentId: '' },
  sessionId: null,
  access: { ...systemAccess, scope: () => 'none', group: () => 'hide' },
};

/** The one door: validate, who asks, allowed?, unit of work, run, answer. Every transport, job and command line goes through it. */
export function createDispatch(services: Services, operations: readonly Operation[]): Dispatch {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return async function dispatch(name, rawInput, envelope) {
    const operation = byName.get(name);
    if (!operation) throw new Fault('not_found', {}, `no operation ${name}`);
    const caller = await identify(services, operation, envelope);
    const input = await validate(operation, rawInput);
    const answer =
      operation.kind === 'query'
        ? await runQuery(services, operation, caller, input, envelope)
        : await runCommand(services, operation, caller, input, envelope);
    if (services.host.checkAnswers) await checkAnswer(operation, answer);
    return answer;
  };
}

/** Who calls, if the operation is open to him or her at all: asked before a large body is read. */
export type Authorise = (name: string, envelope: Envelope) => Promise<Caller>;

export function createAuthorise(services: Services, operations: readonly Operation[]): Authorise {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return async function authorise(name, envelope) {
    const operation = byName.get(name);
    if (!operation) throw new Fault('not_found', {}, `no operation ${name}`);
    return identify(services, operation, envelope);
  };
}

/** What is open to somebody who signed in with a one-time password. */
const beforeOwnPassword = new Set(['sessions.current', 'sessions.signOut', 'users.changePassword']);

async function identify(services: Services, operation: Operation, envelope: Envelope): Promise<Caller> {
  if (operation.permission === 'everyone') {
    if (envelope.token === null) return nobody;
    return (await services.access.callerOf(envelope.token)) ?? nobody;
  }
  const caller = envelope.token === null ? undefined : await services.access.callerOf(envelope.token);
  if (!caller) throw new Fault('signed_out');
  if (caller.mustChangePassword && !beforeOwnPassword.has(operation.name))
    throw new Fault('not_allowed', { reason: 'passwordChangeFirst' });
  if (operation.permission !== 'signedIn') {
    const { resource, action } = operation.permission;
    // A record shared with somebody is theirs to open although the grid says no; the record's own scope decides then.
    const canBeGivenSingly = action === 'view' || action === 'edit';
    if (caller.access.scope(resource, action) === 'none' && !(canBeGivenSingly && services.access.isRecord(resource))) {
      throw new Fault('not_allowed');
    }
  }
  return caller;
}

async function validate(operation: Operation, rawInput: unknown): Promise<unknown> {
  if (!operation.input) return undefined;
  const result = await operation.input['~standard'].validate(rawInput ?? {});
  if (!result.issues) return result.value;
  const issues = result.issues.slice(0, 20).map((issue) => ({
    path: (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
  throw new Fault('invalid_input', { issues });
}

async function runQuery(
  services: Services,
  operation: Operation,
  caller: Caller,
  input: unknown,
  envelope: Envelope,
): Promise<unknown> {
  return operation.run(reading(services, caller, envelope), input);
}

function reading(services: Services, caller: Caller, envelope: Envelope): QueryContext {
  const { device, isLoopback, address, locale, signal } = envelope;
  const now = services.host.clock();
  return { services, caller, now, device, isLoopback, address, locale, db: services.reader, signal };
}

async function runCommand(
  services: Services,
  operation: Operation,
  caller: Caller,
  input: unknown,
  envelope: Envelope,
): Promise<unknown> {
  const { commandId } = envelope;
  if (operation.begin && commandId !== undefined) {
    // What comes before the writer queue must not refuse what has already happened.
    const earlier = await earlierAnswer(services.reader, commandId, caller, operation, services.host.clock());
    if (earlier) return earlier.answer;
  }
  const run = operation.begin ? await operation.begin(reading(services, caller, envelope), input) : operation.run;
  const committed: Committed<unknown> = await services.writer.command(async (db) => {
    const earlier = commandId && (await earlierAnswer(db, commandId, caller, operation, db.now));
    if (earlier) return earlier.answer;
    const context: CommandContext = {
      services,
      caller,
      now: db.now,
      device: envelope.device,
      isLoopback: envelope.isLoopback,
      locale: envelope.locale,
      db,
      operation: operation.name,
      batchId: null,
    };
    const answer = await run(context, input);
    // Answers before sign-in hold tokens and are not kept.
    if (commandId !== undefined && caller.user.id !== '') {
      await db.run(
        'INSERT OR REPLACE INTO command_answer (command_id, user_id, operation, answer, at) VALUES (?, ?, ?, ?, ?)',
        [commandId, caller.user.id, operation.name, JSON.stringify(answer ?? null, withoutSecrets), db.now],
      );
    }
    return answer;
  });
  services.live.publish(committed);
  return committed.result;
}

/** What the same command answered within the last 24 hours. Another command under the same id is refused. */
async function earlierAnswer(
  db: Reader,
  commandId: string,
  caller: Caller,
  operation: Operation,
  now: number,
): Promise<{ answer: unknown } | undefined> {
  if (commandId.length > longestCommandId) throw new Fault('invalid_input', { reason: 'badValue', field: 'commandId' });
  const row = await db.one<{ answer: string; user_id: string; operation: string }>(
    'SELECT answer, user_id, operation FROM command_answer WHERE command_id = ? AND at >= ?',
    [commandId, now - answersHold],
  );
  if (!row) return undefined;
  if (row.user_id !== caller.user.id || row.operation !== operation.name)
    throw new Fault('duplicate', { reason: 'idTaken' });
  return { answer: JSON.parse(row.answer) as unknown };
}

const longestCommandId = 100;

/** What is shown once is kept nowhere. */
const shownOnce = new Set(['oneTimePassword', 'feedToken']);

function withoutSecrets(key: string, value: unknown): unknown {
  return shownOnce.has(key) ? undefined : value;
}

async function checkAnswer(operation: Operation, answer: unknown): Promise<void> {
  const result = await operation.output?.['~standard'].validate(answer);
  if (result?.issues)
    throw new Error(
      `the answer of ${operation.name} breaks its contract: ${JSON.stringify(result.issues.slice(0, 5))}`,
    );
}
