import { departmentsContract } from '@shared/modules/departments/departments.contract';
import { operationsOf, type EngineModule } from '../../operations';
import { departmentsHandlers } from './departments.service';

export { insertDepartment, loadDepartments, renameFirm } from './departments.service';
export { reaches } from './reach';

export const departmentsModule: EngineModule = {
  start: (services) => operationsOf('departments', departmentsContract, departmentsHandlers(services)),
};
