import { ORPCError, Procedure } from '@orpc/server';
import type { AnyContractProcedure } from '@orpc/contract';
import type { FaultBody } from '@shared/contract/faults';
import { faultStatus } from '@shared/contract/faults';
import { contract } from '@shared/contract';
import type { Locale } from '../context';
import type { Dispatch } from '../dispatch';
import type { ModuleContract } from '../operations';
import { faultBody } from './fault-body';
import type { Logger } from 'pino';

/** What a transport knows of a call. Headers come from HTTP or from the window's client, which sends the same ones. */
export interface TransportContext {
  readonly reqHeaders?: Headers;
  readonly device: string;
  readonly isLoopback: boolean;
  readonly address?: string;
}

/** The contract with dispatch behind every operation; transports carry it and decide nothing. */
export function createRouter(dispatch: Dispatch, log: Logger) {
  return Object.fromEntries(
    Object.entries(contract).map(([module, operations]) => [
      module,
      Object.fromEntries(
        Object.entries(operations as ModuleContract).map(([key, procedure]) => [
          key,
          procedureOf(`${module}.${key}`, procedure, dispatch, log),
        ]),
      ),
    ]),
  );
}

function procedureOf(name: string, contractProcedure: AnyContractProcedure, dispatch: Dispatch, log: Logger) {
  return new Procedure<TransportContext, TransportContext, never, never, Record<never, never>, Record<never, never>>({
    ...contractProcedure['~orpc'],
    middlewares: [],
    // Dispatch checks input and output itself, so that jobs and the command line go through the same checks.
    inputValidationIndex: Number.NaN,
    outputValidationIndex: Number.NaN,
    handler: async ({ input, context, signal }) => {
      const locale = localeOf(context.reqHeaders);
      try {
        const answer = await dispatch(name, input, {
          token: bearerOf(context.reqHeaders),
          device: context.device,
          isLoopback: context.isLoopback,
          address: context.address,
          locale,
          commandId: context.reqHeaders?.get('x-command-id') ?? undefined,
          signal,
        });
        return typeof answer === 'object' && answer !== null ? new PlainAnswer(answer) : answer;
      } catch (error) {
        throw wireError(faultBody(error, locale, log, name));
      }
    },
  });
}

/**
 * Answers are plain JSON by contract. oRPC would copy each value by value to find dates and files in it, which costs as
 * much as reading the records; what is not a plain object it hands to JSON.stringify as it is.
 */
class PlainAnswer {
  readonly #answer: object;

  constructor(answer: object) {
    this.#answer = answer;
  }

  toJSON(): object {
    return this.#answer;
  }
}

/** oRPC's own shape for a fault; the body encoders of the transports send `{code, message, data}` of it. */
export function wireError(body: FaultBody) {
  return new ORPCError(body.code, { status: faultStatus[body.code], message: body.message, data: body.data });
}

export function bearerOf(headers: Headers | undefined): string | null {
  const match = /^Bearer\s+(\S{1,200})$/i.exec(headers?.get('authorization') ?? '');
  return match?.[1] ?? null;
}

/** The reader's language: the page says which; other programs by Accept-Language. */
export function localeOf(headers: Headers | undefined): Locale {
  const wanted = headers?.get('accept-language') ?? '';
  return /^\s*zh\b/i.test(wanted) ? 'zh-CN' : 'en';
}
