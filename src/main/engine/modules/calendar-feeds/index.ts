import { calendarFeedsContract } from '@shared/modules/calendar-feeds/calendar-feeds.contract';
import { AddressLimit } from '../../access/address-limit';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { calendarFeedsHandlers } from './calendar-feeds.service';

/** An office behind one address reads some dozens of calendars every quarter of an hour; guessing secrets needs more. */
const limit = { most: 300, span: 10 * 60_000, reason: 'feedTooOften' } as const;

export const calendarFeedsModule: EngineModule = {
  start: () => operationsOf('calendarFeeds', calendarFeedsContract, calendarFeedsHandlers(new AddressLimit(limit))),
};
