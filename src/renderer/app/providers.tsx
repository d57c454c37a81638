import 'dayjs/locale/zh-cn';
import { DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { Toasts } from '@renderer/components/feedback/Toasts';
import { PreferencesProvider, usePreferences, type Preferences } from './preferences';
import { ThemeProvider } from './theme/ThemeProvider';

interface AppProvidersProps {
  children: ReactNode;
  /** To keep the preferences with the user. */
  onPreferencesChange?: (preferences: Preferences) => void;
}

/** Preferences, colours, calendar and notices: what every page of the app stands in. */
export function AppProviders({ children, onPreferencesChange }: AppProvidersProps) {
  return (
    <PreferencesProvider onChange={onPreferencesChange}>
      <ThemeProvider>
        <Calendar>{children}</Calendar>
        <Toasts />
      </ThemeProvider>
    </PreferencesProvider>
  );
}

function Calendar({ children }: { children: ReactNode }) {
  const { language } = usePreferences();
  return (
    <DatesProvider
      settings={{ locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1, consistentWeeks: true }}
    >
      {children}
    </DatesProvider>
  );
}
