import type { TFunction } from 'i18next';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const TextsContext = createContext<TFunction | null>(null);

/** Lets everything below share one `t`; redrawn when the language changes. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return <TextsContext value={t}>{children}</TextsContext>;
}

/** The same `t` as `useTranslation` gives, for what stands in every row of a list, where each of its calls is felt. */
export function useTexts(): TFunction {
  const t = useContext(TextsContext);
  if (!t) throw new Error('useTexts needs TextsProvider above it');
  return t;
}
