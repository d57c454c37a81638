import { repliedKinds, type Reply } from '@shared/modules/activities/activity';
import { uuidv7 } from 'uuidv7';
import { momentOf, type DayAndTime } from './day-and-time';

/** A click or a key, and what the record's people most often do with it is chosen already (USE-01). */
export const composerKinds = [
  { key: 'call', keys: 'c', outcomes: ['connected', 'missed', 'busy', 'left_message'] },
  { key: 'visit', keys: 'v', outcomes: ['held', 'cancelled'] },
  { key: 'mail', keys: 'e', outcomes: ['sent', 'received'] },
  { key: 'note', keys: 'm', outcomes: [] },
  { key: 'task', keys: 't', outcomes: [] },
] as const;
export type ComposerKind = (typeof composerKinds)[number]['key'];
/** A comment is said and no activity: it has no outcome and no next step. */
export type ComposerTab = ComposerKind | 'comment';
export type Outcome = (typeof composerKinds)[number]['outcomes'][number];

/** What was typed and chosen so far. */
export interface Draft {
  text: string;
  outcome: Outcome | null;
  /** Of a lead's calls and mails. */
  reply: Reply | null;
  direction: 'outbound' | 'inbound';
  contactId: string | null;
  duration: string;
  next: DayAndTime | null;
  nextText: string;
}

export const blankDraft: Draft = {
  text: '',
  outcome: null,
  reply: null,
  direction: 'outbound',
  contactId: null,
  duration: '',
  next: null,
  nextText: '',
};

export function outcomesOf(kind: ComposerKind): readonly Outcome[] {
  return composerKinds.find(({ key }) => key === kind)?.outcomes ?? [];
}

/** Ids of the entry and of the next step, made once for a draft so that nothing is logged twice. */
export function newIds() {
  return { entry: uuidv7(), next: uuidv7() };
}

/** What is missing before it can be saved; a key of a text. */
export function problemOf(kind: ComposerKind, draft: Draft, seconds: number | null): string | null {
  const isBlank = draft.text.trim() === '';
  if (kind === 'task' && isBlank) return 'taskNeedsText';
  if (kind === 'note' && isBlank) return 'noteNeedsText';
  if (kind === 'call' && draft.duration.trim() !== '' && seconds === null) return 'badDuration';
  if (kind !== 'task' && draft.next !== null && draft.nextText.trim() === '') return 'nextNeedsText';
  return null;
}

/** The entry as the engine takes it. */
export function entryOf(kind: ComposerKind, draft: Draft, seconds: number | null, timeZone: string) {
  if (kind === 'task') return { kind, subject: draft.text.trim(), ...whenOf(draft.next, timeZone) };
  return {
    kind,
    ...(draft.text.trim() !== '' && { body: draft.text.trim() }),
    ...(draft.outcome && { outcome: draft.outcome }),
    ...(draft.reply && repliedKinds.includes(kind) && { reply: draft.reply }),
    ...(kind === 'call' && { direction: draft.direction }),
    ...(kind === 'call' && seconds !== null && draft.outcome === 'connected' && { talkSeconds: seconds }),
  };
}

/** A task has its day, and a start where a time was meant. */
export function whenOf(when: DayAndTime | null, timeZone: string) {
  if (!when) return {};
  const { day, time } = when;
  return { dueDate: day, ...(time !== null && { startAt: momentOf({ day, time }, timeZone) }) };
}
