import { noticesContract } from '@shared/modules/notices/notices.contract';
import type { Services } from '../../context';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { dropNotices, noteNewOwner, noteReminders } from './note';
import { noticesHandlers, ownNotices } from './notices.service';

export {
  addNotice,
  addNoticeOfBatch,
  forgetMentions,
  forgetNotices,
  forgetNoticesOfBatch,
  noteAssignment,
  noteMention,
  noteReminders,
} from './note';

/** Records whose new owner hears of it. */
const kindsWithOwners = [
  'customer',
  'contact',
  'activity',
  'lead',
  'opportunity',
  'quote',
  'order',
  'payment',
  'contract',
] as const;

const lookEvery = 15_000;

export const noticesModule: EngineModule = {
  start: (services) => {
    const { hooks, live, reader } = services;
    for (const kind of kindsWithOwners)
      hooks.on(kind, async (context, written) => {
        await noteNewOwner(context, kind, written);
        await dropNotices(context, kind, written);
      });
    live.limit('notice', (caller, ids) => ownNotices(reader, caller.user.id, ids));
    keepReminding(services);
    return operationsOf('notices', noticesContract, noticesHandlers);
  },
};

function keepReminding(services: Services): void {
  let since = services.host.clock();
  services.timetable.every('reminders', lookEvery, async () => {
    const begun = services.host.clock();
    await noteReminders(services, since);
    since = begun;
  });
}
