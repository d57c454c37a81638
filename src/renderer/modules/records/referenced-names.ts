import { useCallback, useRef, useState } from 'react';
import { queryClient } from '@renderer/api/query-client';
import { recordQuery } from './record-names';
import { recordModules, titleOf, type RecordKey } from './record-module';

/**
 * Names of records that fields point at. Whoever asks first gets nothing and is drawn again when the name is here;
 * what the reader may not see stays without one.
 */
export function useReferencedNames(): (id: string, kind: RecordKey) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  return useCallback(
    (id: string, kind: RecordKey) => {
      if (!asked.current.has(id)) {
        asked.current.add(id);
        void nameOf(kind, id).then((name) => setNames((before) => new Map(before).set(id, name)));
      }
      return names.get(id) ?? '';
    },
    [names],
  );
}

async function nameOf(kind: RecordKey, id: string): Promise<string> {
  try {
    const record = await queryClient.fetchQuery({ ...recordQuery(kind, id), staleTime: 60_000 });
    return titleOf(recordModules[kind], record);
  } catch {
    return '';
  }
}
