import { customersContract } from '../modules/customers/customers.contract';
import { searchContract } from '../modules/search/search.contract';
import { sessionsContract } from '../modules/sessions/sessions.contract';
import { setupContract } from '../modules/setup/setup.contract';

/** Everything a person, a program or a job can do, by module and verb. */
export const contract = {
  setup: setupContract,
  sessions: sessionsContract,
  customers: customersContract,
  search: searchContract,
};

export type Contract = typeof contract;
