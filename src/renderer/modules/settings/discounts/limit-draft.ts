import { isSameValue } from '../../records/field-values';

interface Limit {
  readonly roleId: string;
  readonly percent: string;
}

/** Percent by role while it is typed; empty for as far as one likes. */
export type LimitDraft = Readonly<Record<string, string>>;

export function draftOf(limits: readonly Limit[]): LimitDraft {
  return Object.fromEntries(limits.map(({ roleId, percent }) => [roleId, percent]));
}

export function limitsOf(draft: LimitDraft): Limit[] {
  return Object.entries(draft).flatMap(([roleId, percent]) => (percent === '' ? [] : [{ roleId, percent }]));
}

/** For how many roles the draft says something else than what is saved. */
export function countChanges(draft: LimitDraft, saved: LimitDraft): number {
  const roles = new Set([...Object.keys(draft), ...Object.keys(saved)]);
  return [...roles].filter((role) => !isSameValue(draft[role], saved[role])).length;
}
