import chineseDays from 'chinese-days';
import { addDays } from '@shared/lib/dates';
import textsEn from '@shared/locales/en/workingCalendar.json';
import textsZh from '@shared/locales/zh-CN/workingCalendar.json';
import type { WorkingException } from '@shared/modules/working-calendar/working-calendar';
import type { Locale } from '../../context';

const firstYear = 2004;
let years: readonly number[] | undefined;

/** The years whose days this version knows; the State Council publishes the next one each November (U18). */
export function knownChinaYears(): readonly number[] {
  if (years) return years;
  const found: number[] = [];
  for (let year = firstYear; namedDays(year).length > 0; year += 1) found.push(year);
  years = found;
  return found;
}

/** A year's holidays and make-up workdays, under names of the firm's language; none for a year that is not known. */
export function chinaDays(year: number, locale: Locale): WorkingException[] {
  const texts = locale === 'zh-CN' ? textsZh : textsEn;
  return namedDays(year).map(({ date, isWork, english, chinese }) => {
    const name = locale === 'zh-CN' ? chinese : english;
    return isWork
      ? { date, kind: 'workday', spans: [], name: texts.makeUp.replace('{{name}}', name), source: 'china' }
      : { date, kind: 'holiday', spans: [], name, source: 'china' };
  });
}

/** Days with a name of their own come as `National Day,国庆节,3`; others bear their weekday's name. */
function namedDays(year: number) {
  const days: { date: string; isWork: boolean; english: string; chinese: string }[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const { name, work } = chineseDays.getDayDetail(date);
    const [english = '', chinese] = name.split(',');
    if (chinese !== undefined) days.push({ date, isWork: work, english, chinese });
  }
  return days;
}
