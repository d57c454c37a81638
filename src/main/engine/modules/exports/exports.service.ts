import { Fault } from '@shared/contract/faults';
import type { exportsContract } from '@shared/modules/exports/exports.contract';
import type { Handlers } from '../../operations';

async function notYet(): Promise<never> {
  throw new Fault('not_found');
}

export const exportsHandlers: Handlers<typeof exportsContract> = {
  open: notYet,
  chunk: notYet,
};
