import { sessionsContract } from '../modules/sessions/sessions.contract';
import { setupContract } from '../modules/setup/setup.contract';

/** Everything a person, a program or a job can do, by module and verb. */
export const contract = {
  setup: setupContract,
  sessions: sessionsContract,
};

export type Contract = typeof contract;
