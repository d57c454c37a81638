import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '@shared/contract';
import { resendingLink, type CallContext } from './transport';

/** Everything the engine offers, typed by the contract: `client.customers.read({ id })`. */
export const client: ContractRouterClient<Contract, CallContext> = createORPCClient(resendingLink);

/** The same for TanStack Query: `useQuery(api.customers.read.queryOptions({ input: { id } }))`, keys by `api.customers.key()`. */
export const api = createTanstackQueryUtils(client);
