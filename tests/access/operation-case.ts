import type { Contract } from '@shared/contract';
import type { Client } from '../support/engine';
import type { CallerName, World } from '../support/operation-world';

/**
 * What every operation answers to everybody. One letter a caller, in this order: nobody, administrator, manager, sales,
 * marketing, service, accountant, personnel, owner. All are in one department; what is asked for belongs to a colleague
 * there, unless it is said otherwise.
 *
 * S signed_out · A allowed · N not_allowed · F not_found · I invalid_input · U in_use · D duplicate
 *
 * An operation without a row does not compile, and the test compares the rows with what the engine really offers.
 */
export interface Case {
  readonly expected: string;
  readonly call: (client: Client, world: World, caller: CallerName) => Promise<unknown>;
}

/** The rows of some modules, or of all. */
export type Cases<Modules extends keyof Contract = keyof Contract> = {
  readonly [M in Modules]: { readonly [K in keyof Contract[M]]: Case };
};

export const row = (expected: string, call: Case['call']): Case => ({ expected, call });

export function ref({ id, version }: { readonly id: string; readonly version: number }) {
  return { id, version };
}
