import { app } from 'electron';
import type { FaultCode, FaultData } from '@shared/contract/faults';
import english from '@shared/locales/en/desktop.json';
import englishFaults from '@shared/locales/en/faults.json';
import chinese from '@shared/locales/zh-CN/desktop.json';
import chineseFaults from '@shared/locales/zh-CN/faults.json';

/** The desktop's own texts in the system's language, as nobody has signed in where they show. */
export function desktopTexts(): typeof english {
  return isChinese() ? chinese : english;
}

/** The reader's sentence for a fault, from its reason where that has one. */
export function faultText(code: FaultCode, data: FaultData): string {
  const { codes, reasons } = isChinese() ? chineseFaults : englishFaults;
  const text = data.reason === undefined ? codes[code] : reasons[data.reason];
  return filled(text, data);
}

/** The text with its places filled in. */
export function filled(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/{{(\w+)}}/g, (_, key: string) => shown(values[key]));
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The tag for the `lang` attribute of a page in these texts. */
export function desktopLanguage(): 'zh-CN' | 'en' {
  return isChinese() ? 'zh-CN' : 'en';
}

function isChinese(): boolean {
  return app.getLocale().toLowerCase().startsWith('zh');
}
