import { Fault } from '@shared/contract/faults';
import type { archiveContract } from '@shared/modules/archive/archive.contract';
import type { Handlers } from '../../operations';

async function notYet(): Promise<never> {
  throw new Fault('not_found');
}

export const archiveHandlers: Handlers<typeof archiveContract> = {
  start: notYet,
  open: notYet,
};
