import { usersContract } from '@shared/modules/users/users.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { usersHandlers } from './users.service';

export { findUser, insertUser, loadUsers } from './user-store';
export type { KnownUser } from './user-store';
export { refuseStronger, refuseTakenUsername } from './user-guards';

export const usersModule: EngineModule = {
  start: (services) => operationsOf('users', usersContract, usersHandlers(services)),
};
