import { sharingContract } from '@shared/modules/sharing/sharing.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { sharingHandlers } from './sharing.service';

export { lendSight, takeSightBack } from './lend-sight';

export const sharingModule: EngineModule = {
  start: () => operationsOf('sharing', sharingContract, sharingHandlers),
};
