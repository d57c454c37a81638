import { fileTypeFromBuffer } from 'file-type';

import { readHead } from './file-bytes';
import { ReadFault } from './read-fault';
import type { FileFormat } from './read-types';

/** What the content of a file is; `html` and `xml` are tables that spreadsheets save under .xls. */
export type FileKind = 'text' | 'xlsx' | 'xls' | 'html' | 'xml' | 'vcf' | 'jcard' | 'ics';

const formats: Record<FileKind, FileFormat> = {
  text: 'csv',
  xlsx: 'xlsx',
  xls: 'xls',
  html: 'xls',
  xml: 'xls',
  vcf: 'vcf',
  jcard: 'vcf',
  ics: 'ics',
};

const extensions: Record<FileKind, RegExp> = {
  text: /\.(csv|tsv|txt|tab|ssv|psv|dat|asc)$/i,
  xlsx: /\.(xlsx|xlsm|xltx|et)$/i,
  xls: /\.(xls|xlt|et)$/i,
  html: /\.html?$/i,
  xml: /\.xml$/i,
  vcf: /\.(vcf|vcard)$/i,
  jcard: /\.(json|jcf|jcard)$/i,
  ics: /\.(ics|ical|ifb|vcs)$/i,
};

/** Decides by the first bytes, never by the name. Faults: unsupportedFormat with what was found instead. */
export async function findFileKind(path: string): Promise<FileKind> {
  const head = await readHead(path, 8192);
  const start = head.subarray(0, 8).toString('hex');
  if (/^504b(0304|0506|0708)/.test(start)) return 'xlsx';
  if (start === 'd0cf11e0a1b11ae1' || /^09(00|02|04)0[46]00/.test(start)) return 'xls';
  if (/^1f8b/.test(start)) throw new ReadFault('unsupportedFormat', { found: 'gz' });
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ÿþ|þÿ|ï»¿)+/, '')
    .trimStart();
  const found = unsupportedText(text);
  if (found) throw new ReadFault('unsupportedFormat', { found });
  // Only bytes that no text has are asked for a signature: plain words such as BMW begin like pictures.
  if (/[\u0001-\u0008\u000e-\u001a]{2}|^\u0089PNG|^ÿØÿ/.test(text)) {
    const type = await fileTypeFromBuffer(head);
    if (type) throw new ReadFault('unsupportedFormat', { found: type.ext });
  }
  if (/^BEGIN:VCARD/i.test(text)) return 'vcf';
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'ics';
  if (/^\[\s*(\[\s*)?"vcard"/.test(text)) return 'jcard';
  if (/^[[{]\s*["{[]/.test(text)) throw new ReadFault('unsupportedFormat', { found: 'json' });
  if (/^<\?xml|^<!doctype html|^<(html|head|meta|body|table|style)\b/i.test(text)) return markupKind(text);
  return 'text';
}

export function formatOf(kind: FileKind): FileFormat {
  return formats[kind];
}

export function fitsName(kind: FileKind, fileName: string): boolean {
  return extensions[kind].test(fileName);
}

function markupKind(text: string): FileKind {
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return 'xml';
  if (/<(html|table)\b/i.test(text)) return 'html';
  throw new ReadFault('unsupportedFormat', { found: 'xml' });
}

function unsupportedText(text: string): string | null {
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('{\\rtf')) return 'rtf';
  if (/^(--[^\n]*\s+|\/\*[^*]*\*\/\s*)*(DELETE FROM|INSERT INTO|CREATE TABLE|DROP TABLE)\s/i.test(text)) return 'sql';
  return null;
}
