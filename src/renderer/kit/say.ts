import { usePreferences } from '@renderer/app/preferences';
import { useCallback } from 'react';

/** Words of the kit's sample pages; real pages take theirs from the locales. */
export function useSay(): (chinese: string, english: string) => string {
  const { language } = usePreferences();
  return useCallback((chinese, english) => (language === 'zh-CN' ? chinese : english), [language]);
}
