/** What happened in a call so far: moments in milliseconds. It rings until somebody answers, and is wrapped up after its end. */
export interface CallClock {
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** Since when the other side waits, while it does. */
  readonly heldSince: number | null;
  /** How long it waited before, in milliseconds. */
  readonly held: number;
}

export type CallState = 'ringing' | 'talking' | 'held' | 'ended';

export interface CallSeconds {
  readonly talk: number;
  readonly hold: number;
  readonly wrap: number;
}

export function startCall(now: number): CallClock {
  return { startedAt: now, answeredAt: null, endedAt: null, heldSince: null, held: 0 };
}

export function stateOf({ answeredAt, endedAt, heldSince }: CallClock): CallState {
  if (endedAt !== null) return 'ended';
  if (answeredAt === null) return 'ringing';
  return heldSince === null ? 'talking' : 'held';
}

/** Answers what rings, and hangs up what is being talked. */
export function nextOf(clock: CallClock, now: number): CallClock {
  const state = stateOf(clock);
  if (state === 'ended') return clock;
  if (state === 'ringing') return { ...clock, answeredAt: now };
  return { ...resumed(clock, now), endedAt: now };
}

/** Lets the other side wait, and goes on talking; before and after a talk it does nothing. */
export function holdOf(clock: CallClock, now: number): CallClock {
  const state = stateOf(clock);
  if (state === 'talking') return { ...clock, heldSince: now };
  return state === 'held' ? resumed(clock, now) : clock;
}

/** Nobody was reached: it ends without a talk. */
export function unanswered(clock: CallClock, now: number): CallClock {
  return { ...clock, answeredAt: null, heldSince: null, held: 0, endedAt: clock.endedAt ?? now };
}

/** Whole seconds talked, held and wrapped up until now. */
export function secondsOfCall(clock: CallClock, now: number): CallSeconds {
  const { answeredAt, endedAt } = clock;
  const whole = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / 1000));
  const hold = resumed(clock, endedAt ?? now).held;
  return {
    talk: answeredAt === null ? 0 : whole((endedAt ?? now) - answeredAt - hold),
    hold: whole(hold),
    wrap: endedAt === null ? 0 : whole(now - endedAt),
  };
}

/** `6:12` from seconds. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function resumed(clock: CallClock, now: number): CallClock {
  const { heldSince, held } = clock;
  return heldSince === null ? clock : { ...clock, heldSince: null, held: held + now - heldSince };
}
