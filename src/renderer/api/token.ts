const storageKey = 'hearth.token';
const listeners = new Set<() => void>();
let token = stored();

/** The token of this window's session, or null while nobody is signed in here. */
export function currentToken(): string | null {
  return token;
}

/** Keeps the token for the next opening of the page; null forgets it. */
export function setToken(next: string | null): void {
  token = next;
  try {
    if (next === null) window.localStorage.removeItem(storageKey);
    else window.localStorage.setItem(storageKey, next);
  } catch {
    // A browser that refuses storage asks for the password again next time.
  }
  for (const listener of listeners) listener();
}

// Signing in or out in one window of a browser counts for all of them.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== storageKey || newValue === token) return;
  token = newValue;
  for (const listener of listeners) listener();
});

export function subscribeToToken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
