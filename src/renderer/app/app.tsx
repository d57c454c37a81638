import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { SignInAgain } from '@renderer/modules/sessions/SignInAgain';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { EngineNotices } from './EngineNotices';
import { OutsideFrame } from './outside/OutsideFrame';
import { useUserPreferences } from './preferences-sync';
import { router } from './routes';
import { SessionProvider, useCurrent, useToken } from './session';
import { FormatProvider } from './use-format';

const SetupPage = lazy(async () => ({ default: (await import('../modules/setup/SetupPage')).SetupPage }));
const SignInPage = lazy(async () => ({ default: (await import('../modules/sessions/SignInPage')).SignInPage }));
const NewPasswordPage = lazy(async () => ({
  default: (await import('../modules/sessions/NewPasswordPage')).NewPasswordPage,
}));

/** The page as a whole: set up once, then sign in, then everything else. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={<LoadingRows />}>
        <Gate />
      </Suspense>
      <EngineNotices />
    </QueryClientProvider>
  );
}

function Gate() {
  const token = useToken();
  const health = useQuery(api.setup.health.queryOptions({ staleTime: Infinity }));
  const current = useCurrent(token !== null);
  useUserPreferences(current.data);
  if (health.error) return <Unreached error={health.error} onRetry={() => void health.refetch()} />;
  if (health.data?.setupRequired) return <SetupPage />;
  if (!current.data && token === null)
    return health.data ? <SignInPage firmName={health.data.name} /> : <LoadingRows />;
  if (!current.data) {
    if (current.error) return <Unreached error={current.error} onRetry={() => void current.refetch()} />;
    return <LoadingRows />;
  }
  const { user, organization } = current.data;
  if (user.mustChangePassword && token !== null) return <NewPasswordPage user={user} firmName={organization.name} />;
  return (
    <SessionProvider current={current.data}>
      <FormatProvider settings={{ currency: organization.currency, timeZone: organization.timeZone }}>
        {/* Another person begins with pages of his or her own. */}
        <RouterProvider key={user.id} router={router} />
        {token === null && <SignInAgain user={user} />}
      </FormatProvider>
    </SessionProvider>
  );
}

function Unreached({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  const { t } = useTranslation();
  const fault = faultOf(error);
  const isOffline = fault.code === 'offline';
  return (
    <OutsideFrame>
      <ErrorState
        title={t('common.unreached.title')}
        happened={isOffline ? t('common.unreached.happened') : fault.message}
        kept={t('common.unreached.kept')}
        todo={t('common.unreached.todo')}
        onRetry={onRetry}
      />
    </OutsideFrame>
  );
}
