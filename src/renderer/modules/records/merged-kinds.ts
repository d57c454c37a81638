import type { RecordKey } from './record-module';

/** Two of them can turn out to be the same and are merged. */
export const mergedKinds: readonly RecordKey[] = ['customer', 'contact'];
