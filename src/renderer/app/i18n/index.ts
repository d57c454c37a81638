import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Names of the languages in themselves, the same in every language. */
export const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' };

type Texts = Record<string, unknown>;

/** One chunk per language, so the language nobody reads is never fetched. */
const load: Record<Language, () => Promise<{ texts: Texts }>> = {
  'zh-CN': () => import('./texts-zh-CN'),
  en: () => import('./texts-en'),
};

/**
 * Prepares the texts; resolves when the first page can be drawn. Keys read `module.key`, one JSON file per module in
 * src/shared/locales. With `?pseudo` in the address every text is bracketed, so a raw text stands out.
 */
export async function startTexts(language: Language): Promise<void> {
  const isPseudo = new URLSearchParams(window.location.search).has('pseudo');
  await i18next
    .use({ type: 'postProcessor', name: 'pseudo', process: (text: string) => `⟦${text}⟧` })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false },
      returnNull: false,
      ...(isPseudo ? { postProcess: ['pseudo'] } : {}),
    });
  await changeLanguage(language);
}

/** Loads the texts of a language if need be and redraws every text in it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { texts } = await load[language]();
    i18next.addResourceBundle(language, 'translation', texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The language of the system, as far as there are texts for it (zh of any kind is zh-CN, everything else English). */
export function systemLanguage(): Language {
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}
