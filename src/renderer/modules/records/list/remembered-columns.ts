import { useState } from 'react';

const prefix = 'hearth.columns.';

/** Which columns a person chose for a view, kept on this device. */
export function useRememberedColumns(
  userId: string,
  list: string,
  view: string,
): [string[] | null, (keys: string[] | null) => void] {
  const name = `${prefix}${userId}.${list}.${view}`;
  const [kept, setKept] = useState<{ name: string; keys: string[] | null }>(() => ({ name, keys: read(name) }));
  // Another view has columns of its own.
  const keys = kept.name === name ? kept.keys : read(name);
  const change = (next: string[] | null) => {
    setKept({ name, keys: next });
    write(name, next);
  };
  return [keys, change];
}

function read(name: string): string[] | null {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(name) ?? 'null');
    return Array.isArray(value) && value.every((key) => typeof key === 'string') ? value : null;
  } catch {
    return null;
  }
}

function write(name: string, keys: string[] | null): void {
  try {
    if (keys === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, JSON.stringify(keys));
  } catch {
    // A browser that refuses storage forgets the choice when the page is closed.
  }
}
