import type { ActivitySubject } from '@shared/modules/activities/activity';
import type { KnownCaller } from '@shared/modules/calls/calls.contract';
import type { DayAndTime } from '../records/timeline/day-and-time';
import type { CallClock, CallSeconds } from './call-clock';

/** How a call can end, the usual ones first. */
export const callOutcomes = ['connected', 'missed', 'abandoned', 'busy', 'left_message'] as const;

/** What was typed and chosen of a call; lengths only where they are not what the clock says. */
export interface CallDraft {
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: (typeof callOutcomes)[number];
  readonly seconds: Readonly<Partial<Record<keyof CallSeconds, string>>>;
  readonly note: string;
  readonly next: DayAndTime | null;
  readonly nextText: string;
}

/** It rings: somebody calls, and will be talked with. */
export const blankCall: CallDraft = {
  direction: 'inbound',
  outcome: 'connected',
  seconds: {},
  note: '',
  next: null,
  nextText: '',
};

/** Whose call it is: a contact's belongs to the firm too. */
export function subjectsOf(caller: KnownCaller | undefined): ActivitySubject[] {
  if (!caller) return [];
  const { kind, id, customers } = caller;
  return [{ kind, id }, ...customers.slice(0, 1).map((customer) => ({ kind: 'customer' as const, id: customer.id }))];
}

/** The call as the engine takes it. It is done, whatever the clocks of two computers say. */
export function entryOfCall({ direction, outcome, note }: CallDraft, clock: CallClock, seconds: CallSeconds) {
  const startAt = new Date(clock.answeredAt ?? clock.startedAt);
  const length = (seconds.talk + seconds.hold) * 1000;
  return {
    kind: 'call' as const,
    direction,
    outcome,
    ...(note.trim() !== '' && { body: note.trim() }),
    startAt: startAt.toISOString(),
    doneAt: startAt.toISOString(),
    ...(length > 0 && { endAt: new Date(startAt.getTime() + length).toISOString() }),
    ...(outcome === 'connected' && { talkSeconds: seconds.talk, holdSeconds: seconds.hold }),
    wrapSeconds: seconds.wrap,
  };
}
