import { oc } from '@orpc/contract';
import type { Action, Resource } from '../access/resources';

/**
 * Who may call an operation. `everyone` is for the few doors before sign-in; a resource and action is checked by
 * dispatch against the caller's roles before the handler runs, and by the handler against the record.
 */
export type Permission = 'everyone' | 'signedIn' | { readonly resource: Resource; readonly action: Action };

interface Meta<Kind extends 'query' | 'command'> {
  readonly kind: Kind;
  /** Without a stated permission the engine does not start. */
  readonly permission: Permission | undefined;
}

export type QueryMeta = Meta<'query'>;
export type CommandMeta = Meta<'command'>;

interface Route {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly successStatus?: number;
}

const queries = oc.$meta<QueryMeta>({ kind: 'query', permission: undefined });
const commands = oc.$meta<CommandMeta>({ kind: 'command', permission: undefined });

/** An operation that only reads. It gets a connection that cannot write. */
export function query(permission: Permission, route: Route) {
  return queries.meta({ kind: 'query', permission }).route({ method: 'GET', ...route });
}

/** An operation that writes. It runs alone in the writer queue, in one transaction (rule 1 of the architecture). */
export function command(permission: Permission, route: Route) {
  return commands.meta({ kind: 'command', permission }).route({ method: 'POST', ...route });
}
