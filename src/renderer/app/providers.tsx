import 'dayjs/locale/zh-cn';
import { DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { Toasts } from '@renderer/components/feedback/Toasts';
import { TextsProvider } from './i18n/use-texts';
import { PreferencesProvider, usePreferences, type Preferences } from './preferences';
import { ThemeProvider } from './theme/ThemeProvider';
import { computerSettings, FormatProvider } from './use-format';

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
        <TextsProvider>
          <FormatProvider settings={computerSettings}>
            <Calendar>{children}</Calendar>
          </FormatProvider>
          <Toasts />
        </TextsProvider>
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
