import { calendarContract } from '@shared/modules/calendar/calendar.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { calendarHandlers } from './calendar.service';

export { calendarSql } from './calendar.service';
export { calendarPeople } from './people';

export const calendarModule: EngineModule = {
  start: () => operationsOf('calendar', calendarContract, calendarHandlers),
};
