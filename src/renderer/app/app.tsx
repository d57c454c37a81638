import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { router } from './routes';
import { SessionProvider, useCurrent, useToken } from './session';
import { FormatProvider } from './use-format';

const SetupPage = lazy(async () => ({ default: (await import('../modules/setup/SetupPage')).SetupPage }));
const SignInPage = lazy(async () => ({ default: (await import('../modules/sessions/SignInPage')).SignInPage }));

/** The page as a whole: set up once, then sign in, then everything else. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={<LoadingRows />}>
        <Gate />
      </Suspense>
    </QueryClientProvider>
  );
}

function Gate() {
  const token = useToken();
  const health = useQuery(api.setup.health.queryOptions({ staleTime: Infinity }));
  const current = useCurrent(token !== null);
  if (health.error) return <Unreached error={health.error} onRetry={() => void health.refetch()} />;
  if (health.data?.setupRequired) return <SetupPage />;
  if (token === null) return health.data ? <SignInPage firmName={health.data.name} /> : <LoadingRows />;
  if (current.error) return <Unreached error={current.error} onRetry={() => void current.refetch()} />;
  if (!current.data) return <LoadingRows />;
  const { currency, timeZone } = current.data.organization;
  return (
    <SessionProvider current={current.data}>
      <FormatProvider settings={{ currency, timeZone }}>
        <RouterProvider router={router} />
      </FormatProvider>
    </SessionProvider>
  );
}

function Unreached({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const fault = faultOf(error);
  return <ErrorState title={t('common.unreached.title')} happened={fault.message} onRetry={onRetry} />;
}
