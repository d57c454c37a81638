import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { recordModules, type ListQuery, type RecordKey } from './record-module';

/** The list a record was opened from: where it leads back to, and what J and K walk through. */
export interface Trail {
  readonly kind: RecordKey;
  /** Name of the view, for the way back. */
  readonly name: string;
  /** Address of the list. */
  readonly search: Readonly<Record<string, string>>;
  readonly query: ListQuery;
  readonly index: number;
  readonly total: number;
}

const storageKey = 'hearth.trail';
const listeners = new Set<() => void>();
let trail: Trail | null = read();

/** Remembered for this window only: another one has opened its records from elsewhere. */
export function setTrail(next: Trail | null): void {
  trail = next;
  try {
    if (next === null) window.sessionStorage.removeItem(storageKey);
    else window.sessionStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Without storage the way through the list ends with a reload.
  }
  for (const listener of listeners) listener();
}

export interface Neighbours {
  readonly trail: Trail | null;
  /** Place in the list, from 0; null where the record is no longer near where it was. */
  readonly index: number | null;
  readonly previousId: string | null;
  readonly nextId: string | null;
}

/** The records before and after this one in the list it was opened from. */
export function useNeighbours(kind: RecordKey, id: string): Neighbours {
  const current = useSyncExternalStore(subscribe, () => trail);
  const mine = current?.kind === kind ? current : null;
  const start = mine ? Math.max(0, mine.index - 2) : 0;
  const { data } = useQuery({
    queryKey: [...recordModules[kind].baseKey, 'neighbours', mine?.query, start],
    queryFn: ({ signal }) =>
      recordModules[kind].list({ ...mine?.query, offset: start, limit: 5, total: 'none' }, signal),
    enabled: mine !== null,
    placeholderData: (before) => before,
  });
  const place = data ? data.items.findIndex((record) => record.id === id) : -1;
  if (!mine || !data || place < 0) return { trail: mine, index: null, previousId: null, nextId: null };
  return {
    trail: mine,
    index: start + place,
    previousId: data.items[place - 1]?.id ?? null,
    nextId: data.items[place + 1]?.id ?? null,
  };
}

/** The trail that leads back to exactly this list, if it is the last one somebody came from. */
export function trailFor(kind: RecordKey, search: Readonly<Record<string, string>>): Trail | null {
  return trail?.kind === kind && JSON.stringify(trail.search) === JSON.stringify(search) ? trail : null;
}

/** Moves the trail along when J or K opened a neighbour. */
export function moveTrail(index: number): void {
  if (trail) setTrail({ ...trail, index });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Trail | null {
  try {
    // Written by this module; a broken one only loses the way through the list.
    return JSON.parse(window.sessionStorage.getItem(storageKey) ?? 'null') as Trail | null;
  } catch {
    return null;
  }
}
