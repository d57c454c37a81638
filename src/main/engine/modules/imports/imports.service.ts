import { Fault } from '@shared/contract/faults';
import type { importsContract } from '@shared/modules/imports/imports.contract';
import type { Handlers } from '../../operations';

async function notYet(): Promise<never> {
  throw new Fault('not_found');
}

export const importsHandlers: Handlers<typeof importsContract> = {
  create: notYet,
  list: notYet,
  read: notYet,
  reread: notYet,
  plan: notYet,
  rows: notYet,
  patchRows: notYet,
  run: notYet,
  cancel: notYet,
  undo: notYet,
  leftAsIs: notYet,
  discard: notYet,
  faultsFile: notYet,
  targets: notYet,
  maps: notYet,
  saveMap: notYet,
  deleteMap: notYet,
};
