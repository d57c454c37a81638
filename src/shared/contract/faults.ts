import texts from '../locales/en/faults.json';

/** Every fault the engine can answer with, and the HTTP status it travels under. The list is closed. */
export const faultStatus = {
  invalid_input: 400,
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  stale_version: 409,
  duplicate: 409,
  in_use: 409,
  too_large: 413,
  too_many: 429,
  internal: 500,
  busy: 503,
} as const;

export type FaultCode = keyof typeof faultStatus;

/** A code without a text does not compile: both language files are checked against the list. */
texts.codes satisfies Record<FaultCode, string>;

/** The particular reasons behind a code that have a sentence of their own. */
export type FaultReason = keyof typeof texts.reasons;

export interface FaultData {
  readonly reason?: FaultReason;
  readonly [key: string]: unknown;
}

/** What every transport carries when something is refused: `{code, message, data}`. */
export interface FaultBody {
  readonly code: FaultCode;
  readonly message: string;
  readonly data: FaultData;
}

/** Thrown by the engine; `message` is for the log, the reader's sentence comes from the code and `data.reason`. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly data: FaultData;

  constructor(code: FaultCode, data: FaultData = {}, logText?: string) {
    super(logText ?? (data.reason ? `${code}: ${data.reason}` : code));
    this.name = 'Fault';
    this.code = code;
    this.data = data;
  }
}

export function isFaultCode(value: unknown): value is FaultCode {
  return typeof value === 'string' && Object.hasOwn(faultStatus, value);
}
