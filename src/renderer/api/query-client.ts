import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { faultOf } from './fault';
import { currentToken, setToken } from './token';

/** A session that ended, here or elsewhere, shows the sign-in; what was typed stays in the forms behind it. */
function noticeSignedOut(error: unknown): void {
  const fault = faultOf(error);
  // A wrong password is also signed_out, but says why.
  if (fault.code === 'signed_out' && fault.data.reason === undefined && currentToken() !== null) setToken(null);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // The client itself sends again while the engine is away; live updates say what is no longer true.
      retry: (count, error) => faultOf(error).code === 'offline' && count < 20,
      retryDelay: (count) => Math.min(1000 * 2 ** count, 10_000),
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
