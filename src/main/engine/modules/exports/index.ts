import { exportsContract } from '@shared/modules/exports/exports.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { exportsHandlers } from './exports.service';

export const exportsModule: EngineModule = {
  start: () => operationsOf('exports', exportsContract, exportsHandlers),
};

export { writeCsv } from './writing/csv-writer';
export type { ExportRow, ExportTable } from './writing/export-table';
export { resourceOf } from './export-columns';
export { readingOnThread } from './export-records';
export { exportFile } from './export-file';
export { exportOf } from './export-all';
