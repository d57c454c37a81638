import { useMutation, useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { api } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { NoticeList } from '@renderer/modules/notices/NoticeList';
import { useReminders } from '@renderer/modules/notices/use-reminders';
import { useUnseenCount } from '@renderer/modules/notices/use-unseen';
import { useConnection } from './connection';
import { useCreateItems } from './create-items';
import { LinkProvider, RouterLink } from './link';
import { activePlaceOf, usePlaces } from './places';
import { forgetSession, useSession } from './session';
import { AppShell } from './shell/AppShell';
import { useTaskDialog } from './task-dialog';
import { forgetUnsavedWork } from './unsaved';
import { UnsavedGuard } from './UnsavedGuard';

const SearchPalette = lazy(async () => ({ default: (await import('../modules/search/SearchPalette')).SearchPalette }));
const TaskDialog = lazy(async () => ({ default: (await import('../modules/today/TaskDialog')).TaskDialog }));

/** What stands round every page once somebody is signed in. */
export function Frame() {
  return (
    <LinkProvider component={RouterLink}>
      <SignedInShell />
    </LinkProvider>
  );
}

function SignedInShell() {
  const session = useSession();
  useReminders();
  const [isSearching, setIsSearching] = useState(false);
  const searchBox = useRef<HTMLButtonElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { groups, footItems } = usePlaces();
  const detail = useDepartmentName(session.user.departmentId);
  const firmName = session.organization.name;
  useEffect(() => {
    document.title = `${firmName} · Hearth`;
    return () => {
      document.title = 'Hearth';
    };
  }, [firmName]);
  const leave = () => {
    forgetUnsavedWork();
    forgetSession();
  };
  const signOut = useMutation(api.sessions.signOut.mutationOptions({ onSettled: leave }));
  return (
    <AppShell
      firmName={firmName}
      groups={groups}
      footItems={footItems}
      activeKey={activePlaceOf(path)}
      user={{ id: session.user.id, name: session.user.name, detail }}
      connection={useConnection()}
      createItems={useCreateItems()}
      unread={useUnseenCount()}
      notices={<NoticeList />}
      onNoticesOpen={() => void queryClient.invalidateQueries({ queryKey: api.notices.key() })}
      onSearch={() => setIsSearching(true)}
      searchRef={searchBox}
      onSignOut={() => signOut.mutate({})}
    >
      <Suspense fallback={<LoadingRows />}>
        <Outlet />
      </Suspense>
      <Suspense>
        {isSearching && (
          <SearchPalette
            anchor={searchBox}
            onClose={() => {
              setIsSearching(false);
              searchBox.current?.focus();
            }}
          />
        )}
        <TaskDialogWhenAsked />
      </Suspense>
      <UnsavedGuard />
    </AppShell>
  );
}

/** The dialog's code comes with its first opening. */
function TaskDialogWhenAsked() {
  const { isOpen } = useTaskDialog();
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen && <TaskDialog />;
}

function useDepartmentName(id: string): string | undefined {
  const { data } = useQuery(api.departments.list.queryOptions({ input: { limit: 200 }, staleTime: 300_000 }));
  return data?.items.find((department) => department.id === id)?.name;
}
