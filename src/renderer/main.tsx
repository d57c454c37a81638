import './app/styles';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startTexts } from './app/i18n';
import { startLive } from './api/live';
import { startKeys } from './app/keys';
import { storedPreferences } from './app/preferences';
import { keepPreferences } from './app/preferences-sync';
import { AppProviders } from './app/providers';

async function content(): Promise<ReactNode> {
  // Every component on one page, for those who build with them; not part of what is shipped.
  if (import.meta.env.DEV && window.location.hash.startsWith('#/kit')) {
    const { Kit } = await import('./kit/Kit');
    return <Kit />;
  }
  return <App />;
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const [page] = await Promise.all([content(), startTexts(storedPreferences().language)]);
  startKeys();
  startLive();
  createRoot(root).render(
    <StrictMode>
      <AppProviders onPreferencesChange={keepPreferences}>{page}</AppProviders>
    </StrictMode>,
  );
}

void start();
