/** What can be wrong with a file as a whole, each with what a person needs to know to mend it. */
export interface ReadFaultData {
  emptyFile: Record<string, never>;
  noRows: { sheet?: string };
  notReadable: { code: string };
  tooLarge: { part: 'file' | 'sharedTexts' | 'memory'; limit: number; size?: number };
  tooManyColumns: { limit: number; columns: number; rowNumber: number };
  lineTooLong: { limit: number; rowNumber: number };
  zipBomb: { limit: 'size' | 'ratio' | 'entries'; unpacked: number };
  brokenFile: { part: string };
  unsupportedFormat: { found: string };
  encrypted: Record<string, never>;
  quoteNotClosed: { rowNumber: number };
  noSuchSheet: { sheet: string; sheets: string[] };
  tookTooLong: { milliseconds: number };
  cancelled: Record<string, never>;
}

export type ReadFaultReason = keyof ReadFaultData;

/** Thrown by everything that reads an import file; `reason` is the key of the text a person sees. */
export class ReadFault<Reason extends ReadFaultReason = ReadFaultReason> extends Error {
  override readonly name = 'ReadFault';

  constructor(
    readonly reason: Reason,
    readonly data: ReadFaultData[Reason],
    options?: ErrorOptions,
  ) {
    super(`The file cannot be read: ${reason}`, options);
  }
}

export function isReadFault(error: unknown): error is ReadFault {
  return error instanceof ReadFault;
}
