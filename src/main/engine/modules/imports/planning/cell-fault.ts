import type { RowFaultReason } from '@shared/modules/imports/import';

/** What is wrong with a cell, or with a row as a whole where `column` is null. `data` fills the sentence. */
export interface CellFault {
  readonly column: number | null;
  readonly field: string | null;
  readonly reason: RowFaultReason;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly suggestions?: readonly string[];
}

/** Thrown while a cell is read; the row's other cells are read all the same. */
export class BadCell extends Error {
  constructor(
    readonly reason: RowFaultReason,
    readonly details: Pick<CellFault, 'data' | 'suggestions'> = {},
  ) {
    super(reason);
  }
}
