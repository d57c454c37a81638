import { Fault } from '@shared/contract/faults';

/** Refuses a save made from an older version (rule 5). `current` is the record as this reader may see it. */
export function refuseStale(current: { readonly version: number }, version: number | undefined): void {
  if (version !== undefined && version !== current.version) throw new Fault('stale_version', { current });
}

/** Names of one list are told apart without case and width. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
