import { useQuery } from '@tanstack/react-query';
import type { Action, FieldGroup, GroupVisibility, Resource, Scope } from '@shared/access/resources';
import type { Current } from '@shared/modules/sessions/sessions.contract';
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { api } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import { currentToken, setToken, subscribeToToken } from '@renderer/api/token';

/** Who is signed in and what the page may offer; the engine decides again with every call. */
export interface Session extends Current {
  readonly scopeOf: (resource: Resource, action: Action) => Scope;
  /** True where the role reaches anything at all with the action. */
  readonly can: (resource: Resource, action: Action) => boolean;
  readonly group: (group: FieldGroup) => GroupVisibility;
  readonly hasModule: (key: Current['modules'][number]) => boolean;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ current, children }: { current: Current; children: ReactNode }) {
  const session = useMemo<Session>(() => {
    const scopeOf = (resource: Resource, action: Action) => current.scopes[resource]?.[action] ?? 'none';
    return {
      ...current,
      scopeOf,
      can: (resource, action) => scopeOf(resource, action) !== 'none',
      group: (group) => current.fieldGroups[group],
      hasModule: (key) => current.modules.includes(key),
    };
  }, [current]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of whoever is signed in; only below the gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a signed-in page');
  return session;
}

export function useToken(): string | null {
  return useSyncExternalStore(subscribeToToken, currentToken);
}

export function useCurrent(isSignedIn: boolean) {
  return useQuery(api.sessions.current.queryOptions({ enabled: isSignedIn, staleTime: Infinity }));
}

/** Begins a session in this window; what an earlier one had fetched is another's. */
export function enterSession(token: string): void {
  queryClient.removeQueries({ queryKey: api.sessions.current.key() });
  setToken(token);
  void queryClient.invalidateQueries();
}

/** The same person is in again over the page that stood open: nothing on it is thrown away, everything is asked again. */
export function resumeSession(token: string): void {
  setToken(token);
  void queryClient.invalidateQueries();
}

/** Leaves this window's session behind; the engine is told by `sessions.signOut` before. */
export function forgetSession(): void {
  setToken(null);
  // Another call may have noticed the end first and dropped the token; then only this tells the page that nobody is left.
  for (const query of queryClient.getQueryCache().findAll({ queryKey: api.sessions.current.key() })) query.reset();
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isHealth(queryKey) });
}

function isHealth(key: readonly unknown[]): boolean {
  return JSON.stringify(key.slice(0, 1)) === JSON.stringify(api.setup.key().slice(0, 1));
}
