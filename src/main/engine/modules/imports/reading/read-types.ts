export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'vcf' | 'ics';

/** Encodings a person can choose; those in `guessedEncodings` are also found without help. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'euc-kr',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** One record of a file. `rowNumber` counts from 1 as Excel shows it, header and blank lines included. */
export interface FileRow {
  rowNumber: number;
  cells: string[];
  /** Set where a record of a text file has fewer cells than the header, or filled ones beyond it. */
  shape?: 'short' | 'long';
}

/** What a person may decide; whatever is left out is found from the content. */
export interface ReadOptions {
  encoding?: TextEncoding;
  delimiter?: string;
  quote?: '"' | "'" | '';
  sheet?: string;
  /** Row number of the header as in FileRow; 0 for a file without one. */
  headerRow?: number;
}

export interface EncodingProof {
  sample: string;
  misread: { encoding: TextEncoding; sample: string }[];
}

export interface SheetFact {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
}

export interface ColumnFact {
  /** From 0. */
  index: number;
  /** As in the file, trimmed; empty where the file has none. */
  header: string;
  /** The first distinct filled cells below the header. */
  samples: string[];
}

/** Everything found out about a file before a person decides anything. */
export interface FileFacts {
  format: FileFormat;
  /** What the bytes really are where the extension says otherwise, such as CSV text named .xls. */
  contentDiffersFromName: boolean;
  encoding: TextEncoding | null;
  encodingProof: EncodingProof | null;
  /** Characters that no encoding explains, and NUL bytes that were left out. */
  damagedCharacters: number;
  delimiter: string | null;
  quote: '"' | "'" | '' | null;
  sheets: SheetFact[] | null;
  sheet: string | null;
  headerRow: number;
  columns: ColumnFact[];
  /** Records after the header, those with empty cells only included. */
  rows: number;
  emptyRows: number;
  shortRows: number;
  longRows: number;
  /** Rows that a filter or a person hid in the sheet; they are read like all others. */
  hiddenRows: number;
}
