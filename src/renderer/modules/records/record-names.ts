import { useQueries } from '@tanstack/react-query';
import { client } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import type { FindReferences, ReferenceValue } from '@renderer/components/form/field-types';
import { recordModules, titleOf, type AnyRecord, type RecordKey } from './record-module';

/** Records of a kind by what is typed: names, pinyin, numbers; with nothing typed the ones changed last. */
export function findRecords(kind: RecordKey): FindReferences {
  const module = recordModules[kind];
  return async (query) => {
    if (query.trim() === '') {
      const page = await module.list({ limit: 20, sort: '-updatedAt', total: 'none' });
      return page.items.map((record) => referenceOf(kind, record));
    }
    const { items } = await client.search.find({ q: query, kinds: kind, limit: 20 });
    return items.map(({ id, title, subtitle }) => ({ id, name: title, detail: subtitle }));
  };
}

export function referenceOf(kind: RecordKey, record: AnyRecord): ReferenceValue {
  const number = record['number'];
  return {
    id: record.id,
    name: titleOf(recordModules[kind], record),
    ...(typeof number === 'string' && { detail: number }),
  };
}

export interface RecordPointer {
  readonly kind: RecordKey;
  readonly id: string;
}

/** Records of ids that a page names. What the reader may not see has no name and is left out. */
export function useRecords(pointers: readonly RecordPointer[]): ReadonlyMap<string, AnyRecord> {
  const answers = useQueries({
    queries: pointers.map(({ kind, id }) => recordQuery(kind, id)),
  });
  const known = new Map<string, AnyRecord>();
  for (const { data } of answers) if (data) known.set(data.id, data);
  return known;
}

/** One record, kept under the key that live updates make stale. */
export function recordQuery(kind: RecordKey, id: string) {
  const module = recordModules[kind];
  return {
    queryKey: module.readKey(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => module.read(id, signal),
  };
}

/** Puts a record the engine has just answered where every page finds it, and makes lists ask again. */
export function rememberRecord(kind: RecordKey, record: AnyRecord): void {
  const module = recordModules[kind];
  queryClient.setQueryData(module.readKey(record.id), record);
  void queryClient.invalidateQueries({
    queryKey: module.baseKey,
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(module.readKey(record.id)),
  });
}
