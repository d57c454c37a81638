import { useQuery } from '@tanstack/react-query';
import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import { api } from '@renderer/api/client';

/** The pairs one works through, in their order. */
export function usePairs(kind: DuplicateRecordKind) {
  return useQuery(api.duplicates.list.queryOptions({ input: { kind, limit: 200 } }));
}

/** What the address of the merge page says: the kind and the records, the one that stays first. */
export function mergeSearch(kind: DuplicateRecordKind, ids: readonly string[]): Record<string, string> {
  return { kind, ids: ids.join(',') };
}
