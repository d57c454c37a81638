import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format, type FormatSettings } from './format';
import { usePreferences } from './preferences';

const defaults: FormatSettings = { currency: 'CNY', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
const FormatContext = createContext<FormatSettings>(defaults);

/** Gives the firm's currency and time zone to everything below; before sign-in those of this computer hold. */
export function FormatProvider({ settings, children }: { settings: FormatSettings; children: ReactNode }) {
  return <FormatContext value={settings}>{children}</FormatContext>;
}

/** The formatters for money, dates and times in the reader's language. */
export function useFormat(): Format {
  const settings = useContext(FormatContext);
  const { language } = usePreferences();
  const { t } = useTranslation();
  return useMemo(() => createFormat(language, settings, t), [language, settings, t]);
}
