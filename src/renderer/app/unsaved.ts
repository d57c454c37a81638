import { useEffect, useId, useSyncExternalStore } from 'react';

const dirty = new Set<string>();
const listeners = new Set<() => void>();

/** Says that something typed here is not saved yet; closing the window and leaving the page ask first. */
export function useUnsavedWork(isDirty: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!isDirty) return;
    dirty.add(id);
    window.addEventListener('beforeunload', askBrowser);
    announce();
    return () => {
      dirty.delete(id);
      if (dirty.size === 0) window.removeEventListener('beforeunload', askBrowser);
      announce();
    };
  }, [id, isDirty]);
}

/** True while any form on the page holds unsaved work, for whoever changes the page. */
export function useHasUnsavedWork(): boolean {
  return useSyncExternalStore(subscribe, () => dirty.size > 0);
}

/** The same at this moment, for what runs outside of drawing. */
export function hasUnsavedWork(): boolean {
  return dirty.size > 0;
}

/** Called after a save and before the page is left: what was typed is with the engine now. */
export function forgetUnsavedWork(): void {
  dirty.clear();
  window.removeEventListener('beforeunload', askBrowser);
  announce();
}

function askBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
