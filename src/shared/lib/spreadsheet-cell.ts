/** Spreadsheets take a cell that begins so for a formula; the wide forms are what input methods make of them. */
const startsLikeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const isNumber = /^[+-]?(\d{1,3}(,\d{3})+|\d+)([.,]\d+)?([eE][+-]?\d+)?%?$/;
const isPhoneNumber = /^\+?\(?\d[\d\s().\-/]{3,30}$/;

/**
 * Puts an apostrophe before text that a spreadsheet would run as a formula, unless the whole cell is a number or a
 * phone number (issue 2, section 5). Text that begins with such an apostrophe itself gets one more.
 */
export function protectCell(text: string): string {
  if (!startsLikeFormula.test(text) || isNumber.test(text) || isPhoneNumber.test(text)) return text;
  return `'${text}`;
}

/** The inverse of protectCell, for import. */
export function unprotectCell(text: string): string {
  return text.startsWith("'") && startsLikeFormula.test(text) ? text.slice(1) : text;
}

/** XLSX writes characters XML cannot hold as `_x000D_`, and a real underscore before such a text as `_x005F_`. */
export function unescapeSheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The inverse of unescapeSheetText for what XML 1.0 forbids; lone surrogates become U+FFFD. */
export function escapeSheetText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    });
}
