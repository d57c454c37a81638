import type { ImportColumn, ImportKind, ImportMap } from '@shared/modules/imports/import';
import type { Access } from '../../access/caller';
import type { CustomFieldSource } from '../../records/custom-fields';
import { comparableHeader } from './matching/header-synonyms';
import type { ColumnMatch, SavedMap } from './matching/match-columns';
import { matchColumns } from './matching/match-columns';
import type { ImportField } from './planning/targets';
import { fitsField } from './planning/compose-row';
import type { Surroundings } from './planning/surroundings';
import { importFields } from './planning/targets';
import type { FileFacts } from './reading/read-types';

/** What people are called in lists of firms: there 公司名称 is the name, and 姓名 whom to ask for. */
const personHeaders = new Set(
  ['姓名', '名字', '全名', '客户姓名', 'fullname', 'displayname', 'contactperson'].map(comparableHeader),
);

/** Proposes where each column goes, from a saved map, its header, its content. */
export function guessColumns(
  facts: Pick<FileFacts, 'columns' | 'format'>,
  kind: ImportKind,
  access: Access,
  customFields: CustomFieldSource,
  map: ImportMap | undefined,
  around: Surroundings,
): ImportColumn[] {
  const fields = importFields(kind, access, customFields);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const matches = matchColumns(facts.columns, fields, map ? savedMapOf(map) : {}).map((match) => {
    const samples = facts.columns.find((column) => column.index === match.index)?.samples ?? [];
    return isLeftOut(facts.format, kind, match, samples, byKey, around)
      ? { index: match.index, confidence: 0, how: 'none' as const }
      : match;
  });
  return facts.columns.map((column) => {
    const match = matches.find(({ index }) => index === column.index) ?? {
      index: column.index,
      confidence: 0,
      how: 'none',
    };
    const better = kind === 'customers' ? contactFor(column.header, match, matches, fields) : match;
    const { label, part, group, field, confidence, how } = better;
    return {
      index: column.index,
      header: column.header,
      samples: [...column.samples],
      field: field ?? null,
      label: label ?? null,
      part: part ?? null,
      group: group ?? null,
      confidence,
      how,
    };
  });
}

/** The department on a card is one of its own firm; what else of a card does not fit is kept in the notes. */
function isLeftOut(
  format: FileFacts['format'],
  kind: ImportKind,
  match: ColumnMatch,
  samples: readonly string[],
  fields: ReadonlyMap<string, ImportField>,
  around: Surroundings,
): boolean {
  // A calendar's columns are ours.
  if (format === 'ics') return false;
  return format === 'vcf' ? match.field === 'departmentId' : isMisread(kind, match, samples, fields, around);
}

/** A guess that not one of the samples fits is none: Owner full of another program's ids, Department of somebody's firm. */
function isMisread(
  kind: ImportKind,
  { field, how, part }: ColumnMatch,
  samples: readonly string[],
  fields: ReadonlyMap<string, ImportField>,
  around: Surroundings,
): boolean {
  const target = field === undefined ? undefined : fields.get(field);
  if (!target?.field || how === 'saved' || samples.length === 0 || part === 'label') return false;
  return !samples.some((sample) => fitsField(kind, target, sample, around));
}

function contactFor(
  header: string,
  match: ColumnMatch,
  matches: readonly ColumnMatch[],
  fields: readonly ImportField[],
): ColumnMatch {
  const isFree = match.field === undefined && !matches.some(({ field }) => field === 'contact');
  if (!isFree || !personHeaders.has(comparableHeader(header)) || !fields.some(({ key }) => key === 'contact'))
    return match;
  return { index: match.index, field: 'contact', confidence: 0.8, how: 'header' };
}

function savedMapOf(map: ImportMap): SavedMap {
  return Object.fromEntries(
    Object.entries(map.columns).map(([header, target]) => {
      if (!target || target.field === null) return [header, null];
      const { field, label, part, group } = target;
      return [header, { field, ...(label && { label }), ...(part && { part }), ...(group && { group }) }];
    }),
  );
}
