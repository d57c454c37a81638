import type { ClientLink } from '@orpc/client';
import i18next from 'i18next';
import { uuidv7 } from 'uuidv7';
import { isAbort } from './fault';
import { HttpTransport } from './http-transport';
import { PortTransport } from './port-transport';
import { currentToken } from './token';

/** What a call carries beside its input. */
export interface CallContext {
  /** Made once for a call and kept when it is sent again, so that a command happens once (rule 6). */
  commandId?: string;
}

export type ConnectionState = 'connected' | 'reconnecting';

/** One way to the engine: HTTP in a browser, a MessagePort in the desktop window. */
export interface Transport {
  readonly link: ClientLink<CallContext>;
  /** Resolves when a call has a chance again. */
  ready(signal: AbortSignal | undefined): Promise<void>;
  /** True where the error means that the engine was not reached and the call may be sent again. */
  isLost(error: unknown): boolean;
}

export const isDesktop = 'hearth' in window;
/** The way over the window's port; null in a browser. */
export const desktopPort = isDesktop ? new PortTransport(headersOf) : null;
export const transport: Transport = desktopPort ?? new HttpTransport(headersOf);

/** The headers every call carries, whichever way it goes. */
export function headersOf({ commandId }: CallContext): Record<string, string> {
  const token = currentToken();
  return {
    'accept-language': i18next.language,
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(commandId !== undefined && { 'x-command-id': commandId }),
  };
}

const listeners = new Set<() => void>();
let state: ConnectionState = 'connected';

export function connectionState(): ConnectionState {
  return state;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Told by whoever notices: a call that failed, a live connection that broke or came back. */
export function setConnectionState(next: ConnectionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** How often an unreached engine is asked again before the page says so. */
const tries = 3;

/** Sends a call again under the same command id while the engine is away for a moment. */
export const resendingLink: ClientLink<CallContext> = {
  call: async (path, input, options) => {
    const context = { ...options.context, commandId: options.context.commandId ?? uuidv7() };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await transport.ready(options.signal);
        const answer = await transport.link.call(path, input, { ...options, context });
        setConnectionState('connected');
        return answer;
      } catch (error) {
        if (options.signal?.aborted || isAbort(error) || !transport.isLost(error)) throw error;
        setConnectionState('reconnecting');
        if (attempt >= tries) throw error;
        await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** attempt));
      }
    }
  },
};
