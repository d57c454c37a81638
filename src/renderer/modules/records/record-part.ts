import type { ConflictField, ConflictSide } from '@renderer/components/feedback/ConflictDialog';
import type { AnyRecord } from './record-module';

/** A part of a record that is no field of its kind, such as the lines of a document: merged and shown in its own way. */
export interface RecordPart {
  /** Its name among the changes. */
  readonly key: string;
  /** As it was, as I have it, and as somebody else has saved it meanwhile. */
  readonly merge: (
    base: AnyRecord,
    mine: unknown,
    current: AnyRecord,
  ) => {
    /** What somebody must choose, each under a key of its own. */
    readonly open: readonly ConflictField[];
    /** The whole part once it is chosen. */
    readonly settle: (choices: Readonly<Record<string, ConflictSide>>) => unknown;
  };
}
