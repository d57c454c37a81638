import { Core } from './20261122-core';
import { People } from './20261122-people';
import { Customers } from './20261122-customers';
import { Activities } from './20261122-activities';
import { PeopleSeen } from './20261124-people';

/** In order, append-only; one that was released is never edited (rule 4). */
export const migrations = [Core, People, Customers, Activities, PeopleSeen];
