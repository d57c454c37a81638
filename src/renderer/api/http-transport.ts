import { ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CallContext, Transport } from './transport';

/** Calls over HTTP to the host the page came from. */
export class HttpTransport implements Transport {
  readonly link: RPCLink<CallContext>;

  constructor(headersOf: (context: CallContext) => Record<string, string>) {
    this.link = new RPCLink<CallContext>({
      url: `${window.location.origin}/rpc`,
      headers: ({ context }) => headersOf(context),
    });
  }

  async ready(): Promise<void> {
    // A request finds out by itself whether somebody answers.
  }

  isLost(error: unknown): boolean {
    if (error instanceof ORPCError) return [502, 503, 504].includes(error.status) && error.code !== 'busy';
    return error instanceof TypeError;
  }
}
