import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PageSearch } from '@renderer/app/routes';

/** What the page keeps in its address, and how to change it; going back shows what was before. */
export function usePageSearch(): [PageSearch, (next: PageSearch, options?: { isReplaced?: boolean }) => void] {
  // The root route makes every part of the address text.
  const search: PageSearch = useRouterState({ select: (state) => state.location.search as PageSearch });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  const change = useCallback(
    (next: PageSearch, { isReplaced = false } = {}) => void navigate({ to: path, search: next, replace: isReplaced }),
    [navigate, path],
  );
  return [search, change];
}
