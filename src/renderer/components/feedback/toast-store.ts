import { useSyncExternalStore } from 'react';

/** A short notice at the foot. Its texts are translated by whoever shows it. */
export interface Toast {
  id: number;
  message: string;
  tone?: 'good' | 'warn' | 'bad';
  /** Offers a way back for ten seconds instead of six. */
  undo?: () => void;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a notice; returns its id for {@link dismissToast}. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  // More than three at once are a wall: the oldest goes.
  replace([...toasts, { ...toast, id: lastId }].slice(-3));
  return lastId;
}

export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
