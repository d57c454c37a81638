import { useMediaQuery } from '@mantine/hooks';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { changeLanguage, systemLanguage, type Language } from './i18n';

export type Scheme = 'light' | 'dark' | 'system';
export type Density = 'compact' | 'comfortable';

/** How one person likes the page; kept on this device at once and, through `onChange`, with the user. */
export interface Preferences {
  language: Language;
  scheme: Scheme;
  density: Density;
  isNavigationFolded: boolean;
}

interface PreferencesContextValue extends Preferences {
  resolvedScheme: 'light' | 'dark';
  change: (patch: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesContextValue | null>(null);
const storageKey = 'hearth.preferences';

/** What this device remembers, completed by the language of the system. Also read before the first drawing. */
export function storedPreferences(): Preferences {
  const defaults: Preferences = {
    language: systemLanguage(),
    scheme: 'system',
    density: 'compact',
    isNavigationFolded: false,
  };
  try {
    // The value was written by this module; a foreign or broken one only loses the choice of colours.
    return { ...defaults, ...(JSON.parse(window.localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

interface PreferencesProviderProps {
  children: ReactNode;
  onChange?: (preferences: Preferences) => void;
}

/** Holds the preferences and applies language and density to the document. */
export function PreferencesProvider({ children, onChange }: PreferencesProviderProps) {
  const [preferences, setPreferences] = useState(storedPreferences);
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const { language, scheme, density } = preferences;
  const resolvedScheme = scheme === 'system' ? (prefersDark ? 'dark' : 'light') : scheme;

  useEffect(() => {
    void changeLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);

  const change = useCallback(
    (patch: Partial<Preferences>) => {
      const next = { ...preferences, ...patch };
      setPreferences(next);
      try {
        window.localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // A browser that refuses storage keeps the choice until the page is closed.
      }
      onChange?.(next);
    },
    [preferences, onChange],
  );
  const value = useMemo(() => ({ ...preferences, resolvedScheme, change }), [preferences, resolvedScheme, change]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** The preferences and `change(patch)`. */
export function usePreferences(): PreferencesContextValue {
  const value = useContext(PreferencesContext);
  if (!value) throw new Error('usePreferences needs PreferencesProvider above it');
  return value;
}
