import { viewsContract } from '@shared/modules/views/views.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { viewsHandlers } from './views.service';

export const viewsModule: EngineModule = { start: () => operationsOf('views', viewsContract, viewsHandlers) };
