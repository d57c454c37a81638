import { Outlet, useRouterState } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useConnection } from './connection';
import { LinkProvider, RouterLink } from './link';
import { activePlaceOf, usePlaces } from './places';
import { forgetSession, useSession } from './session';
import { AppShell } from './shell/AppShell';

/** What stands round every page once somebody is signed in. */
export function Frame() {
  return (
    <LinkProvider component={RouterLink}>
      <SignedInShell />
    </LinkProvider>
  );
}

function SignedInShell() {
  const { t } = useTranslation();
  const session = useSession();
  const connection = useConnection();
  const { groups, footItems } = usePlaces();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const signOut = useMutation(api.sessions.signOut.mutationOptions({ onSettled: forgetSession }));
  return (
    <AppShell
      firmName={session.organization.name}
      groups={groups}
      footItems={footItems}
      activeKey={activePlaceOf(path)}
      user={{ id: session.user.id, name: session.user.name, detail: session.user.username }}
      connection={connection}
      createItems={[]}
      unread={0}
      notices={t('shell.bell.title')}
      onSearch={() => undefined}
      onSignOut={() => signOut.mutate({})}
    >
      <Outlet />
    </AppShell>
  );
}
