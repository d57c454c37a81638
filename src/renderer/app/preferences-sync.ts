import type { Current } from '@shared/modules/sessions/sessions.contract';
import { useEffect, useRef } from 'react';
import { client } from '@renderer/api/client';
import { currentToken } from '@renderer/api/token';
import { usePreferences, type Preferences } from './preferences';

/** What the engine is known to hold for the person, so that nothing is written back that just came from there. */
let kept = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes over how the person likes the page, once after every sign-in; a device keeps what the person never chose. */
export function useUserPreferences(current: Current | undefined): void {
  const { change } = usePreferences();
  const apply = useRef(change);
  useEffect(() => {
    apply.current = change;
  });
  const id = current?.user.id;
  const preferences = current?.preferences;
  const applied = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!preferences || applied.current === id) {
      if (!id) applied.current = undefined;
      return;
    }
    applied.current = id;
    kept = keyOf(preferences);
    if (Object.keys(preferences).length > 0) apply.current(preferences);
  }, [id, preferences]);
}

/** Keeps a choice with the person, shortly after it was made. A host that is away learns it with the next choice. */
export function keepPreferences({ language, scheme, density, isNavigationFolded }: Preferences): void {
  const next = { language, scheme, density, isNavigationFolded };
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (currentToken() === null || keyOf(next) === kept) return;
    kept = keyOf(next);
    client.users.changePreferences(next).catch(() => {
      kept = '';
    });
  }, 400);
}

function keyOf({ language, scheme, density, isNavigationFolded }: Partial<Preferences>): string {
  return JSON.stringify([language, scheme, density, isNavigationFolded]);
}
