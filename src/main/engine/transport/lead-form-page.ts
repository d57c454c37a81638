import { createHash } from 'node:crypto';
import en from '@shared/locales/en/leadForms.json';
import zh from '@shared/locales/zh-CN/leadForms.json';
import type { FormField, OpenForm } from '@shared/modules/lead-forms/lead-form';
import { formFieldLengths } from '@shared/modules/lead-forms/lead-form';
import type { Locale } from '../context';

const texts: Readonly<Record<Locale, Pick<typeof en, 'fields' | 'visitor'>>> = { en, 'zh-CN': zh };

/** How long the thanks stand before the empty form comes back, in seconds. */
const thanksStand = 8;

/** What was typed and what is wrong with it, when a form comes back to its visitor. */
export interface Returned {
  readonly values: Readonly<Record<string, string>>;
  readonly sentence: string;
  /** The question the sentence is about. */
  readonly field: string | undefined;
}

const style = `*{box-sizing:border-box}
body{margin:0;background:#f5f0e9;color:#1d2226;font:16px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:clamp(20px,5vw,48px) 20px 40px}
.firm{margin:0 0 4px;color:#5b626a;font-size:14px}
h1{margin:0 0 8px;font-size:26px;line-height:1.3}
p{margin:0 0 16px;white-space:pre-line;overflow-wrap:anywhere}
form,.done{background:#fff;border:1px solid #ddd6cc;border-radius:12px;padding:24px 20px}
.field{margin:0 0 18px}
label{display:block;margin:0 0 6px;font-weight:600}
label small{margin-left:6px;color:#5b626a;font-weight:400;font-size:13px}
input,textarea{width:100%;min-height:48px;padding:10px 12px;border:1px solid #8a9199;border-radius:8px;background:#fff;color:inherit;font:inherit}
textarea{min-height:112px;resize:vertical}
input:focus,textarea:focus,button:focus-visible,a:focus-visible{outline:3px solid #0e6079;outline-offset:1px}
[aria-invalid]{border-color:#b3261e}
.fault{margin:6px 0 0;color:#a1211a;font-size:14px}
.notice{margin:0 0 18px;padding:10px 12px;border-radius:8px;background:#fbe9e7;color:#7d1a14}
button,.again{display:block;width:100%;min-height:50px;padding:12px;border:0;border-radius:8px;background:#0e6079;color:#fff;font:inherit;font-weight:600;font-size:17px;text-align:center;text-decoration:none;cursor:pointer}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.quiet{margin:14px 0 0;color:#5b626a;font-size:14px;text-align:center}`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** What these pages may do: nothing but look like this, send their form here, and stand in a page of the firm's own. */
export const formPolicy = `default-src 'none'; style-src 'sha256-${styleDigest}'; form-action 'self'; base-uri 'none'; frame-ancestors *`;

/** The form as its visitors fill it in, without scripts; with what was typed where it came back. */
export function formPage(form: OpenForm, returned?: Returned): string {
  const { language, heading, intro, firm, asks, key, token } = form;
  const { visitor } = texts[language];
  const fields = asks.map(({ field, isRequired }) => question(language, field, isRequired, returned)).join('');
  const isShown = returned?.field !== undefined && asks.some(({ field }) => field === returned.field);
  const notice = returned && !isShown ? `<p class="notice" role="alert">${escaped(returned.sentence)}</p>` : '';
  const body = `<p class="firm">${escaped(firm)}</p><h1>${escaped(heading)}</h1>${intro === '' ? '' : `<p>${escaped(intro)}</p>`}
<form method="post" action="/forms/${escaped(key)}" accept-charset="utf-8" autocomplete="off">${notice}${fields}
<div class="trap" aria-hidden="true"><label>${escaped(visitor.trap)}<input name="trap" tabindex="-1" autocomplete="off"></label></div>
<input type="hidden" name="token" value="${escaped(token)}">
<button type="submit">${escaped(visitor.send)}</button></form>`;
  return page(language, heading, body);
}

/** What stands after sending, until the empty form comes back for the next visitor. */
export function thanksPage(form: OpenForm): string {
  const { visitor } = texts[form.language];
  const address = `/forms/${escaped(form.key)}`;
  const body = `<p class="firm">${escaped(form.firm)}</p><div class="done"><h1>${escaped(visitor.sent)}</h1>
<p>${escaped(form.thanks || visitor.thanks)}</p><a class="again" href="${address}">${escaped(visitor.again)}</a>
<p class="quiet">${escaped(visitor.soon)}</p></div>`;
  return page(form.language, visitor.sent, body, `<meta http-equiv="refresh" content="${thanksStand};url=${address}">`);
}

/** A sentence alone, where there is no form to show. */
export function sentencePage(language: Locale, sentence: string): string {
  return page(language, sentence, `<div class="done"><p>${escaped(sentence)}</p></div>`);
}

const inputTypes: Partial<Record<FormField, string>> = { phone: 'tel', email: 'email' };

function question(language: Locale, field: FormField, isRequired: boolean, returned: Returned | undefined): string {
  const { fields, visitor } = texts[language];
  const value = escaped(returned?.values[field] ?? '');
  const isWrong = returned?.field === field;
  const attributes = `id="${field}" name="${field}" maxlength="${formFieldLengths[field]}" autocomplete="off"${isRequired ? ' required' : ''}${
    isWrong ? ` aria-invalid="true" aria-describedby="${field}-fault"` : ''
  }`;
  const control =
    field === 'message'
      ? `<textarea ${attributes} rows="4">${value}</textarea>`
      : `<input ${attributes} type="${inputTypes[field] ?? 'text'}" value="${value}">`;
  const mark = isRequired ? `<small>${escaped(visitor.required)}</small>` : '';
  const fault = isWrong ? `<p class="fault" id="${field}-fault" role="alert">${escaped(returned.sentence)}</p>` : '';
  return `<div class="field"><label for="${field}">${escaped(fields[field])}${mark}</label>${control}${fault}</div>`;
}

function page(language: Locale, title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title>${head}<style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}
