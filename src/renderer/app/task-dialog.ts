import type { SubjectKind } from '@shared/modules/activities/activity';
import { useSyncExternalStore } from 'react';

/** What the new task is about; nothing for one that stands by itself. */
export interface TaskDialogSubject {
  kind: SubjectKind;
  id: string;
  name: string;
}

interface TaskDialogState {
  isOpen: boolean;
  subject: TaskDialogSubject | null;
}

let state: TaskDialogState = { isOpen: false, subject: null };
const listeners = new Set<() => void>();

/** Opens the dialog for a new task from anywhere: the keys N T, Today, a record. */
export function openTaskDialog(subject: TaskDialogSubject | null = null): void {
  replace({ isOpen: true, subject });
}

export function closeTaskDialog(): void {
  replace({ isOpen: false, subject: state.subject });
}

export function useTaskDialog(): TaskDialogState {
  return useSyncExternalStore(subscribe, () => state);
}

function replace(next: TaskDialogState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
