import { fileTypeFromBuffer } from 'file-type';
import { Fault } from '@shared/contract/faults';

/** What a file is, told by its content and not by its name alone. */
export interface ContentType {
  readonly mediaType: string;
  /** It is saved before it is opened, never shown in the page. */
  readonly isDownloadOnly: boolean;
}

/** Names of what systems run rather than show; the desktop window refuses to open the same. */
const programNames = new Set(
  (
    'apk app appimage bash bat bin chm cmd com command cpl csh deb desktop dll dmg elf exe fish gadget hta inf ins iso jar js jse ksh ' +
    'lnk mjs msc msi msix msp mst pif pkg pl ps1 psd1 psm1 py pyw rb reg rpm run scf scpt scr sct service sh shb so sys ' +
    'terminal tool vb vbe vbs vhd vhdx wasm workflow ws wsc wsf wsh xbap xll zsh'
  ).split(' '),
);
/** Kinds of content that are programs whatever the name says. */
const programContents = new Set(['exe', 'elf', 'macho', 'apk', 'jar', 'deb', 'rpm', 'wasm', 'lnk', 'crx', 'msi']);

/** Shown in the page: pictures, PDF, sound, film and plain text. Everything else is saved first. */
const shown = /^(?:image\/(?:png|jpeg|gif|webp|bmp|avif|heic|heif|tiff)|application\/pdf|audio\/|video\/|text\/plain$)/;
const byName: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  vcf: 'text/vcard',
  ics: 'text/calendar',
  eml: 'message/rfc822',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  dps: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};
/** Containers whose inside only the name tells apart: old Office, and ZIP with its many children. */
const containers: Readonly<Record<string, ReadonlySet<string>>> = {
  cfb: new Set('doc dot xls xlt ppt pps msg wps et dps vsd mpp pub db'.split(' ')),
  zip: new Set('zip docx xlsx pptx docm xlsm pptm odt ods odp epub ofd kmz xps 3mf'.split(' ')),
  xml: new Set('xml svg html htm xhtml kml gpx rss'.split(' ')),
};
const sameFamily = /^(?:image|audio|video)\//;

/**
 * Programs are refused. A name that promises another kind than the content is kept but only ever saved, so that nothing
 * opens in a program that takes it for something else.
 */
export async function contentTypeOf(name: string, beginning: Buffer): Promise<ContentType> {
  const kind = extensionOf(name);
  const detected = await fileTypeFromBuffer(beginning);
  const isProgram =
    programNames.has(kind) ||
    (detected && programContents.has(detected.ext)) ||
    beginning.subarray(0, 2).equals(shebang);
  if (isProgram) throw new Fault('invalid_input', { reason: 'programFile', name });
  if (!detected) {
    const text = isText(beginning);
    const mediaType = (text ? byName[kind] : undefined) ?? (text ? 'text/plain' : 'application/octet-stream');
    // A picture or PDF that its own content does not show is none.
    return { mediaType, isDownloadOnly: !text || !shown.test(mediaType) || promisesBinary.has(kind) };
  }
  const named = containers[detected.ext]?.has(kind) ? byName[kind] : undefined;
  const mediaType = named ?? detected.mime;
  const fits = detected.ext === kind || containers[detected.ext]?.has(kind) || isSibling(kind, detected.mime);
  return { mediaType, isDownloadOnly: !fits || !shown.test(mediaType) };
}

const shebang = Buffer.from('#!');
const promisesBinary = new Set(
  'pdf png jpg jpeg gif webp bmp tif tiff heic avif mp3 mp4 mov docx xlsx pptx zip'.split(' '),
);
const siblings: Readonly<Record<string, string>> = {
  jpg: 'image/',
  jpeg: 'image/',
  png: 'image/',
  gif: 'image/',
  webp: 'image/',
  bmp: 'image/',
  tif: 'image/',
  tiff: 'image/',
  heic: 'image/',
  heif: 'image/',
  avif: 'image/',
  mp3: 'audio/',
  m4a: 'audio/',
  wav: 'audio/',
  amr: 'audio/',
  ogg: 'audio/',
  aac: 'audio/',
  mp4: 'video/',
  mov: 'video/',
  avi: 'video/',
  mkv: 'video/',
  webm: 'video/',
  m4v: 'video/',
  '3gp': 'video/',
};

/** Phones and chat programs name pictures .jpg whatever they are. */
function isSibling(kind: string, mime: string): boolean {
  const family = siblings[kind];
  return family !== undefined && sameFamily.test(mime) && mime.startsWith(family);
}

/** As Windows reads a name: dots and blanks at its end do not count, nor does what cannot be seen. */
function extensionOf(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[. ]+$/, '');
  const dot = plain.lastIndexOf('.');
  return dot < 0 ? '' : plain.slice(dot + 1).toLowerCase();
}

/** No zero byte and hardly any control characters; UTF-16 counts by its mark. */
function isText(beginning: Buffer): boolean {
  if (beginning.length >= 2 && [0xfeff, 0xfffe].includes(beginning.readUInt16BE(0))) return true;
  const sample = beginning.subarray(0, 8192);
  if (sample.includes(0)) return false;
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)).length;
  return controls <= sample.length / 100;
}
