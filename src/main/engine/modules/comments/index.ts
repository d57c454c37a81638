import { commentsContract } from '@shared/modules/comments/comments.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { commentsHandlers, forgetWithRecords } from './comments.service';

export { keepComment } from './comment-store';
export { seesRecord } from './mentions';

export const commentsModule: EngineModule = {
  start: (services) => {
    forgetWithRecords(services);
    return operationsOf('comments', commentsContract, commentsHandlers);
  },
};
