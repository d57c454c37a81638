import { printingContract } from '@shared/modules/printing/printing.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { printingHandlers } from './printing.service';

export const printingModule: EngineModule = {
  start: () => operationsOf('printing', printingContract, printingHandlers),
};
