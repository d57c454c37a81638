import { Fault } from '@shared/contract/faults';
import type { FileFacts, ReadOptions, TextEncoding } from './reading/read-types';
import { textEncodings } from './reading/read-types';

interface Wanted {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly quote?: '"' | "'" | '' | undefined;
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
}

/** Names people and programs use for encodings, beside those of the list. */
const aliases: Readonly<Record<string, TextEncoding>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  cp936: 'gb18030',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

/** What a person said, over what was settled before; what depends on a changed answer is found anew. */
export function readOptionsOf(wanted: Wanted, before?: FileFacts): ReadOptions {
  const isSameText = wanted.encoding === undefined && wanted.delimiter === undefined && wanted.sheet === undefined;
  const encoding = wanted.encoding === undefined ? before?.encoding : encodingOf(wanted.encoding);
  const delimiter = wanted.delimiter ?? (wanted.encoding === undefined ? before?.delimiter : undefined);
  const sheet = wanted.sheet ?? before?.sheet;
  const headerRow = wanted.headerRow ?? (isSameText ? before?.headerRow : undefined);
  return {
    ...(encoding && { encoding }),
    ...(typeof delimiter === 'string' && { delimiter }),
    ...(wanted.quote !== undefined && { quote: wanted.quote }),
    ...(typeof sheet === 'string' && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
  };
}

function encodingOf(name: string): TextEncoding {
  const key = name.trim().toLowerCase();
  const known = textEncodings.find((encoding) => encoding === key) ?? aliases[key];
  if (!known) throw new Fault('invalid_input', { reason: 'badValue', field: 'encoding' });
  return known;
}
