import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormat, type Format, type FormatSettings } from './format';
import { useTexts } from './i18n/use-texts';
import { usePreferences } from './preferences';

/** Those of this computer, while nobody has signed in. */
export const computerSettings: FormatSettings = {
  currency: 'CNY',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
const FormatContext = createContext<Format | null>(null);

/**
 * Gives everything below the formatters of the firm's currency and time zone. They are made once for all: making them
 * costs milliseconds, and a list has one in every cell.
 */
export function FormatProvider({ settings, children }: { settings: FormatSettings; children: ReactNode }) {
  const { currency, timeZone } = settings;
  const { language } = usePreferences();
  const t = useTexts();
  const format = useMemo(() => createFormat(language, { currency, timeZone }, t), [language, currency, timeZone, t]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** The formatters for money, dates and times in the reader's language. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('useFormat needs FormatProvider above it');
  return format;
}
