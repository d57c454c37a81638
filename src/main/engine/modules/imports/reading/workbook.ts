import { posix } from 'node:path';

import { ReadFault } from './read-fault';
import type { SheetFact } from './read-types';
import { SharedTexts } from './shared-texts';
import { builtInNumberKind, numberKind, type NumberStyle } from './sheet-number';
import { unescapeSheetText } from '@shared/lib/spreadsheet-cell';
import { readXml } from './xml-events';
import type { ZipParts } from './zip-parts';

export interface WorkbookSheet extends SheetFact {
  path: string;
}

/** What the cells of all sheets refer to. */
export interface Workbook {
  sheets: WorkbookSheet[];
  has1904Dates: boolean;
  styles: NumberStyle[];
  texts: SharedTexts;
}

/** Reads everything of an XLSX file but its sheets. Faults: brokenFile, unsupportedFormat, tooLarge. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const path = await findWorkbookPath(zip);
  const { sheets, has1904Dates } = await readSheetList(zip, path);
  const relations = await readRelations(zip, path);
  const stylePath = findRelation(relations, 'styles');
  const textPath = findRelation(relations, 'sharedStrings');
  const listed = sheets.flatMap(({ relation, ...sheet }) => {
    const target = relations.get(relation);
    // Chart and dialog sheets have no cells.
    return target && target.type === 'worksheet' && zip.has(target.path) ? [{ ...sheet, path: target.path }] : [];
  });
  return {
    sheets: listed,
    has1904Dates,
    styles: stylePath && zip.has(stylePath) ? await readStyles(zip, stylePath) : [],
    texts: textPath && zip.has(textPath) ? await readTexts(zip, textPath) : new SharedTexts(),
  };
}

interface Relation {
  type: string;
  path: string;
}

async function findWorkbookPath(zip: ZipParts): Promise<string> {
  const usual = ['xl/workbook.xml', 'workbook.xml'];
  const relations = await readRelations(zip, '');
  const path = findRelation(relations, 'officeDocument') ?? usual.find((candidate) => zip.has(candidate));
  if (!path || !zip.has(path)) throw new ReadFault('unsupportedFormat', { found: describeZip(zip) });
  if (path.endsWith('.bin')) throw new ReadFault('unsupportedFormat', { found: 'xlsb' });
  if (/(word|ppt)\//.test(path))
    throw new ReadFault('unsupportedFormat', { found: path.includes('word') ? 'docx' : 'pptx' });
  return path;
}

function describeZip(zip: ZipParts): string {
  if (zip.has('content.xml') && zip.has('META-INF/manifest.xml')) return 'ods';
  if (zip.has('Index/Document.iwa') || zip.has('Index.zip')) return 'numbers';
  return 'zip';
}

/** Relations of a part by their id; targets are relative to the part or start at the root. */
async function readRelations(zip: ZipParts, path: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(path);
  const relationPath = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(relationPath)) return relations;
  await readXml(zip.read(relationPath), relationPath, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.replaceAll('\\', '/');
      const resolved = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(Id, { type: posix.basename(Type), path: resolved });
    },
  });
  return relations;
}

function findRelation(relations: Map<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.path;
}

async function readSheetList(zip: ZipParts, path: string) {
  const sheets: (SheetFact & { relation: string })[] = [];
  let has1904Dates = false;
  await readXml(zip.read(path), path, {
    open(name, attributes) {
      if (name === 'workbookPr') has1904Dates = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
      const { state } = attributes;
      sheets.push({
        name: attributes['name'] ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        relation,
      });
    },
  });
  return { sheets, has1904Dates };
}

async function readStyles(zip: ZipParts, path: string): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isInCellFormats = false;
  await readXml(zip.read(path), path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'xf' && isInCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return formats.map((format) => {
    const code = codes.get(format);
    return code === undefined ? { kind: builtInNumberKind(format), code: '' } : { kind: numberKind(code), code };
  });
}

async function readTexts(zip: ZipParts, path: string): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let current = '';
  let isText = false;
  let isReading = false;
  await readXml(zip.read(path), path, {
    open(name) {
      if (name === 'si') current = '';
      // rPh holds the reading of Japanese words, shown above them and no part of the text.
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') texts.add(unescapeSheetText(current));
    },
  });
  return texts;
}
