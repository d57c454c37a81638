import { ORPCError } from '@orpc/client';
import { isFaultCode, type FaultBody, type FaultCode, type FaultData } from '@shared/contract/faults';

/** What the page is told when a call is refused or the engine cannot be reached; `message` is in the reader's language. */
export class ApiFault extends Error {
  readonly code: FaultCode | 'offline';
  readonly data: FaultData;

  constructor(code: FaultCode | 'offline', message: string, data: FaultData = {}) {
    super(message);
    this.name = 'ApiFault';
    this.code = code;
    this.data = data;
  }
}

/** Any error of a call as a fault. What is no answer of the engine means that it was not reached. */
export function faultOf(error: unknown): ApiFault {
  if (error instanceof ApiFault) return error;
  if (error instanceof ORPCError && isFaultCode(error.code)) {
    return new ApiFault(error.code, error.message, isData(error.data) ? error.data : {});
  }
  // A proxy or a server that is just stopping answers in its own words.
  if (error instanceof ORPCError) return new ApiFault(error.status >= 500 ? 'offline' : 'internal', error.message);
  return new ApiFault('offline', error instanceof Error ? error.message : String(error));
}

/** The same for the body of an answer that did not come through the typed client, such as an upload. */
export function faultOfBody(body: unknown): ApiFault {
  const { code, message, data } = isData(body) ? (body as Partial<FaultBody>) : {};
  return isFaultCode(code) ? new ApiFault(code, message ?? code, data) : new ApiFault('offline', 'no answer');
}

/** True for what the asker took back: nothing went wrong. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isData(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
