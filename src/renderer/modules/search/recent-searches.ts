const storageKey = 'hearth.searches';
const limit = 6;

/** What this person searched for lately in this browser, newest first. */
export function recentSearches(userId: string): string[] {
  try {
    const all: unknown = JSON.parse(window.localStorage.getItem(`${storageKey}.${userId}`) ?? '[]');
    return Array.isArray(all) ? all.filter((one) => typeof one === 'string').slice(0, limit) : [];
  } catch {
    return [];
  }
}

/** Remembers a search that led somewhere. */
export function rememberSearch(userId: string, query: string): void {
  const text = query.trim();
  if (text === '') return;
  const next = [text, ...recentSearches(userId).filter((one) => one !== text)].slice(0, limit);
  try {
    window.localStorage.setItem(`${storageKey}.${userId}`, JSON.stringify(next));
  } catch {
    // A browser that refuses storage remembers nothing.
  }
}
