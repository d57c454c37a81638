import type { FileFacts, FileRow } from './read-types';

export type RowBatch = FileRow[];

/** A file opened as a table, whatever its format: its facts so far, and its rows, header included, as often as asked. */
export interface Table {
  facts: Partial<
    Pick<
      FileFacts,
      'encoding' | 'encodingProof' | 'damagedCharacters' | 'delimiter' | 'quote' | 'sheets' | 'sheet' | 'headerRow'
    >
  >;
  /** Names of the columns where the format, not the file, gives them. */
  header?: readonly string[];
  /** Whether a row of another width than the header is worth telling; sheets leave out empty cells at the end. */
  hasUnevenRows: boolean;
  batches(): AsyncGenerator<RowBatch>;
  /** Known once all rows were read. */
  hiddenRows?(): number;
}
