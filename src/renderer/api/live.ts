import type { Query } from '@tanstack/react-query';
import type { LiveChange, LiveMessage } from '@shared/contract/live';
import type { Contract } from '@shared/contract';
import { useEffect, useRef } from 'react';
import { api } from './client';
import { openLiveChannel, type LiveChannel } from './live-channel';
import { queryClient } from './query-client';
import { currentToken, setToken, subscribeToToken } from './token';
import { setConnectionState } from './transport';

type Module = keyof Contract;

/** What is asked again when a record of the kind changed; the first is the kind's own module. */
const modulesOf: Record<string, readonly Module[]> = {
  customer: ['customers', 'contacts', 'today', 'search', 'duplicates', 'bin'],
  contact: ['contacts', 'customers', 'search', 'duplicates', 'bin'],
  activity: ['activities', 'calendar', 'customers', 'contacts', 'leads', 'opportunities', 'delivery', 'today', 'bin'],
  lead: ['leads', 'handOffs', 'leadScoring', 'leadAssignment', 'today', 'search', 'bin'],
  quote: ['quotes', 'customers', 'opportunities', 'search', 'bin'],
  order: ['orders', 'customers', 'opportunities', 'search', 'bin'],
  opportunity: ['opportunities', 'delivery', 'customers', 'contacts', 'today', 'search', 'bin'],
  pipeline: ['pipelines', 'opportunities', 'delivery'],
  file: ['files', 'customers', 'contacts', 'bin'],
  department: ['departments', 'users', 'sessions'],
  user: ['users', 'departments', 'roles', 'sessions'],
  role: ['roles', 'users', 'sessions'],
  settings: ['organization', 'workingCalendar', 'sessions', 'printing'],
  field: ['fields', 'customers', 'contacts', 'activities', 'opportunities'],
  view: ['views'],
  notice: ['notices', 'today'],
  job: ['jobs', 'notices'],
  import: ['imports'],
  merge: ['merges', 'duplicates'],
  duplicate: ['duplicates'],
};

/** A busy office changes something all the time; what is shown is asked again once in this many milliseconds. */
const quietTime = 1000;
const longestPause = 15_000;

type Listener = (changes: readonly LiveChange[]) => void;
const listeners = new Set<Listener>();

let channel: LiveChannel | null = null;
let sequence: number | undefined;
let attempt = 0;
let wasReady = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: LiveChange[] = [];
let flushTimer: ReturnType<typeof setTimeout> | undefined;

/** Begins to listen for whoever is signed in, and goes on through every new session; called once. */
export function startLive(): void {
  subscribeToToken(() => {
    // A new session hears from now on; what an earlier one knew is not asked for again.
    sequence = undefined;
    attempt = 0;
    reconnect();
  });
  document.addEventListener('visibilitychange', () => {
    // A computer that slept may hold a dead connection: saying hello again finds out and brings what was missed.
    if (!document.hidden && wasReady) greet();
  });
  window.addEventListener('online', () => reconnect());
  reconnect();
}

/**
 * Tells a component which records changed, for lists that hold their rows themselves; plain queries are asked again
 * without it. `id` null, or a change of kind `*`: anything may have changed.
 */
export function useLiveChanges(kinds: readonly string[], handler: Listener): void {
  const current = useRef(handler);
  useEffect(() => {
    current.current = handler;
  });
  const signature = kinds.join(' ');
  useEffect(() => {
    const wanted = new Set(signature.split(' '));
    const listener: Listener = (changes) => {
      const mine = changes.filter(({ kind }) => kind === '*' || wanted.has(kind));
      if (mine.length > 0) current.current(mine);
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [signature]);
}

function reconnect(): void {
  clearTimeout(timer);
  channel?.close();
  channel = null;
  if (currentToken() === null) {
    wasReady = false;
    return;
  }
  channel = openLiveChannel({ onOpen: greet, onMessage: receive, onLost: lose });
}

function greet(): void {
  const token = currentToken();
  if (token === null || !channel) return;
  try {
    channel.send({ type: 'hello', token, ...(sequence !== undefined && { since: sequence }) });
  } catch {
    // Still opening; it greets when it is open.
  }
}

function lose(): void {
  channel = null;
  if (wasReady) setConnectionState('reconnecting');
  const pause = Math.min(500 * 2 ** attempt, longestPause);
  attempt += 1;
  // Not all windows of an office at once.
  timer = setTimeout(reconnect, pause * (0.75 + Math.random() / 2));
}

function receive(data: unknown): void {
  // Written by our own engine by the contract of live messages.
  const message = data as LiveMessage;
  switch (message.type) {
    case 'ready':
      attempt = 0;
      wasReady = true;
      setConnectionState('connected');
      // A smaller number is another database: everything shown may be untrue.
      if (sequence !== undefined && message.sequence < sequence) reload();
      if (sequence === undefined || message.sequence < sequence) sequence = message.sequence;
      return;
    case 'changes':
      sequence = Math.max(sequence ?? 0, message.sequence);
      tell(message.events);
      return;
    case 'reload':
      sequence = message.sequence;
      reload();
      return;
    case 'signedOut':
      setToken(null);
  }
}

function reload(): void {
  tell([{ kind: '*', id: null }]);
}

function tell(changes: readonly LiveChange[]): void {
  waiting.push(...changes);
  flushTimer ??= setTimeout(flush, 0);
}

function flush(): void {
  const changes = waiting;
  waiting = [];
  // Whatever comes within the quiet time is told together after it.
  flushTimer = setTimeout(() => {
    flushTimer = undefined;
    if (waiting.length > 0) flush();
  }, quietTime);
  for (const listener of listeners) listener(changes);
  if (changes.some(({ kind }) => kind === '*')) {
    void queryClient.invalidateQueries();
    return;
  }
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    const named = ids.includes(null) ? null : new Set(ids);
    for (const [index, module] of (modulesOf[kind] ?? []).entries()) {
      void queryClient.invalidateQueries({
        queryKey: api[module].key(),
        // Another record of the same kind, read by itself, is as it was.
        predicate: (query) => index > 0 || named === null || !isAboutAnother(query, named),
      });
    }
  }
}

function isAboutAnother({ queryKey }: Query, ids: ReadonlySet<string | null>): boolean {
  const [path, options] = queryKey;
  if (!Array.isArray(path) || path.at(-1) !== 'read') return false;
  const input: unknown = typeof options === 'object' && options !== null && 'input' in options ? options.input : null;
  const id: unknown = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return typeof id === 'string' && !ids.has(id);
}
