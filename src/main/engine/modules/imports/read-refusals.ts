import type { FaultData } from '@shared/contract/faults';
import { Fault } from '@shared/contract/faults';
import { ReadFault } from './reading/read-fault';

/** What is wrong with a file as a whole, as a fault every transport carries. Other errors go on as they are. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof ReadFault)) return error;
  // The reason says which data there are; this is only passed on.
  return refusalOf(error as ReadFault);
}

function refusalOf({ reason, data, message }: ReadFault): Fault {
  const bad = (name: NonNullable<FaultData['reason']>): Fault =>
    new Fault('invalid_input', { ...data, reason: name }, message);
  switch (reason) {
    case 'emptyFile':
      return bad('fileEmpty');
    case 'noRows':
      return bad('fileNoRows');
    case 'notReadable':
      return bad('readFailed');
    case 'tooLarge':
      return new Fault('too_large', { reason: 'fileTooLarge', megabytes: megabytesOf(data) }, message);
    case 'tooManyColumns':
      return bad('fileTooManyColumns');
    case 'lineTooLong':
      return bad('fileLineTooLong');
    case 'zipBomb':
      return new Fault('too_large', { ...data, reason: 'fileZipBomb' }, message);
    case 'brokenFile':
      return bad('fileBroken');
    case 'unsupportedFormat':
      return bad('fileUnsupported');
    case 'encrypted':
      return bad('fileEncrypted');
    case 'quoteNotClosed':
      return bad('fileQuoteNotClosed');
    case 'noSuchSheet':
      return bad('fileNoSuchSheet');
    case 'tookTooLong':
      return bad('fileTookTooLong');
    case 'cancelled':
      return new Fault('busy', { reason: 'cancelled' }, message);
  }
}

function megabytesOf(data: object): number {
  return 'limit' in data && typeof data.limit === 'number' ? Math.round(data.limit / 1024 / 1024) : 0;
}
