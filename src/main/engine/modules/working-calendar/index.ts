import { workingCalendarContract } from '@shared/modules/working-calendar/working-calendar.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { findOrganization } from '../../organization/organization';
import { foundWorkingCalendar, readWorkingSettings } from './calendar-store';
import { workingCalendarHandlers } from './working-calendar.service';

export { foundWorkingCalendar, loadWorkingCalendar } from './calendar-store';

export const workingCalendarModule: EngineModule = {
  start: () => operationsOf('workingCalendar', workingCalendarContract, workingCalendarHandlers),
  // Firms that were set up before there was a calendar.
  ready: async ({ reader, writer }) => {
    const organization = await findOrganization(reader);
    if (!organization || (await readWorkingSettings(reader)).version > 0) return;
    await writer.command((db) => foundWorkingCalendar(db, organization));
  },
};
