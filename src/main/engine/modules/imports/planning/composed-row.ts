import type { ColumnTarget } from '../matching/match-columns';
import type { CellFault } from './cell-fault';
import type { ImportField } from './targets';

/** A column that goes somewhere, with its field. */
export interface MappedColumn extends ColumnTarget {
  readonly index: number;
  readonly target: ImportField;
}

/** What a row says, before anybody knows whether it is there already. */
export interface ComposedRow {
  /** Values by field as the kit takes them; what the file leaves empty is left out. */
  readonly values: Record<string, unknown>;
  /** Texts that name other records or the record itself: number, externalId, company, customer, contact, role, stage, product. */
  readonly links: Record<string, string>;
  readonly faults: CellFault[];
  /** Cells of which only the way of writing changed. */
  readonly tidied: number;
}
