import type { LiveMessage } from '@shared/contract/live';
import { liveGatherTime, liveHelloSchema } from '@shared/contract/live';
import type { Access, Caller } from '../access/caller';
import type { Services } from '../context';
import type { Reader } from '../database/reader';
import { accessKey, Hearing } from './hearing';

type HubServices = Pick<Services, 'access' | 'kinds' | 'reader' | 'live' | 'log'>;

/** The way to one window, whatever carries it. */
export interface LiveWay {
  readonly send: (message: LiveMessage) => void;
  /** The session ended; a socket is closed, a port stays for the operations. */
  readonly signOut: () => void;
}

/** One window that listens. */
interface Listener {
  readonly way: LiveWay;
  token: string;
  access: Access | undefined;
  key: string;
  /** Messages held back while what was missed is looked up; undefined once it is up to date. */
  held: LiveMessage[] | undefined;
}

/** Beyond so many changes a page is quicker to load everything again. */
const mostMissed = 2_000;
const checkInterval = 30_000;
const rightsKinds = new Set(['role', 'user', 'department']);

/**
 * Live updates (architecture.md): gathers what commits announce for 200 ms and tells every window what its reader may
 * know. A session that ended or rights that changed are noticed at once.
 */
export class LiveHub {
  readonly #services: HubServices;
  readonly #listeners = new Set<Listener>();
  readonly #check: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #pending = new Map<string, Set<string>>();
  #sequence = 0;
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(services: HubServices) {
    this.#services = services;
    this.#unsubscribe = services.live.subscribe((events) => {
      for (const { kind, id, sequence } of events) {
        this.#pending.set(kind, (this.#pending.get(kind) ?? new Set()).add(id));
        this.#sequence = Math.max(this.#sequence, sequence);
      }
      this.#soon();
    });
    services.access.onForget(() => this.#soon());
    this.#check = setInterval(() => this.#soon(), checkInterval).unref();
  }

  /** Joins a window. Answers what it says to the hub and how it leaves. */
  join(way: LiveWay): { hear: (message: unknown) => Promise<void>; leave: () => void } {
    const listener: Listener = { way, token: '', access: undefined, key: '', held: [] };
    return {
      hear: (message) => this.#hello(listener, message),
      leave: () => void this.#listeners.delete(listener),
    };
  }

  close(): void {
    clearInterval(this.#check);
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#listeners.clear();
  }

  async #hello(listener: Listener, message: unknown): Promise<void> {
    const hello = liveHelloSchema.safeParse(message);
    const caller = hello.success
      ? await this.#services.access.callerOf(hello.data.token, { isVisit: false })
      : undefined;
    if (!hello.success || !caller) {
      this.#listeners.delete(listener);
      listener.way.send({ type: 'signedOut' });
      listener.way.signOut();
      return;
    }
    listener.token = hello.data.token;
    this.#know(listener, caller.access);
    listener.held = [];
    this.#listeners.add(listener);
    const sequence = await lastSequence(this.#services.reader);
    listener.way.send({ type: 'ready', sequence });
    if (hello.data.since !== undefined) await this.#catchUp(listener, caller, hello.data.since, sequence);
    const held = listener.held;
    listener.held = undefined;
    for (const message of held) listener.way.send(message);
  }

  async #catchUp(listener: Listener, caller: Caller, since: number, sequence: number): Promise<void> {
    if (since === sequence) return;
    const missed = await changesSince(this.#services.reader, since, sequence);
    if (!missed || [...rightsKinds].some((kind) => missed.has(kind))) {
      listener.way.send({ type: 'reload', sequence });
      return;
    }
    const events = await new Hearing(this.#services).changesFor(caller, missed);
    // Told even where none of it was for this listener: next time it need not be looked through again.
    listener.way.send({ type: 'changes', sequence, events });
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changed = this.#pending;
      this.#pending = new Map();
      // One batch after the other, so that sequences only rise.
      this.#telling = this.#telling
        .then(() => this.#tell(changed))
        .catch((error: unknown) => this.#services.log.error({ err: error }, 'live updates failed'));
    }, liveGatherTime).unref();
  }

  async #tell(changed: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    const hearing = new Hearing(this.#services);
    const sequence = this.#sequence;
    for (const listener of this.#listeners) {
      const caller = await this.#services.access.callerOf(listener.token, { isVisit: false });
      if (!caller) {
        this.#listeners.delete(listener);
        listener.way.send({ type: 'signedOut' });
        listener.way.signOut();
        continue;
      }
      if (this.#know(listener, caller.access)) {
        this.#say(listener, { type: 'reload', sequence });
        continue;
      }
      const events = await hearing.changesFor(caller, changed);
      if (events.length > 0) this.#say(listener, { type: 'changes', sequence, events });
    }
  }

  #say(listener: Listener, message: LiveMessage): void {
    if (listener.held) listener.held.push(message);
    else listener.way.send(message);
  }

  /** Remembers what a listener may see. Answers whether that has changed. */
  #know(listener: Listener, access: Access): boolean {
    if (listener.access === access) return false;
    const key = accessKey(access);
    const isChanged = listener.access !== undefined && listener.key !== key;
    listener.access = access;
    listener.key = key;
    return isChanged;
  }
}

async function lastSequence(reader: Reader): Promise<number> {
  const row = await reader.one<{ value: number }>(`SELECT value FROM counter WHERE name = 'commit'`);
  return row?.value ?? 0;
}

/** What changed since a sequence, or undefined where that is too much or no longer known. */
async function changesSince(
  reader: Reader,
  since: number,
  sequence: number,
): Promise<Map<string, Set<string>> | undefined> {
  const oldest = await reader.one<{ sequence: number | null }>('SELECT min(sequence) AS sequence FROM change');
  const isKept = since < sequence && since >= (oldest?.sequence ?? Infinity) - 1;
  if (!isKept) return undefined;
  const rows = await reader.all<{ kind: string; id: string }>(
    'SELECT kind, record_id AS id FROM change WHERE sequence > ? LIMIT ?',
    [since, mostMissed + 1],
  );
  if (rows.length > mostMissed) return undefined;
  const missed = new Map<string, Set<string>>();
  for (const { kind, id } of rows) missed.set(kind, (missed.get(kind) ?? new Set()).add(id));
  return missed;
}
