import type { Filter } from '@shared/contract/list';
import type { Sort } from '@renderer/components/table/types';

/** What of a list stands in its address, so that going back and handing the address on show the same. */
export interface ListAddress {
  /** Key of the view it was opened from; null is the first. */
  readonly view: string | null;
  /** Undefined: as the view has it. Null: none. */
  readonly filter: Filter | null | undefined;
  readonly sort: string | undefined;
  readonly q: string;
}

export type ListSearch = Readonly<Record<string, string>>;

/** Reads an address; parts that do not make sense count as not there. */
export function readAddress(search: ListSearch): ListAddress {
  return {
    view: search['view'] || null,
    filter: readFilter(search['filter']),
    sort: search['sort'] || undefined,
    q: search['q'] ?? '',
  };
}

export function writeAddress({ view, filter, sort, q }: ListAddress): Record<string, string> {
  return {
    ...(view !== null && { view }),
    ...(filter !== undefined && { filter: JSON.stringify(filter) }),
    ...(sort !== undefined && { sort }),
    ...(q !== '' && { q }),
  };
}

function readFilter(text: string | undefined): Filter | null | undefined {
  if (!text) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value === null || isFilter(value, 0) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only the shape; the engine says which fields and operators there are. */
function isFilter(value: unknown, depth: number): value is Filter {
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  if ('and' in value) return Array.isArray(value.and) && value.and.every((one) => isFilter(one, depth + 1));
  if ('or' in value) return Array.isArray(value.or) && value.or.every((one) => isFilter(one, depth + 1));
  return 'field' in value && typeof value.field === 'string' && 'op' in value && typeof value.op === 'string';
}

/** `-updatedAt` as the table shows it. */
export function readSort(text: string | undefined): Sort | null {
  if (!text) return null;
  return text.startsWith('-') ? { key: text.slice(1), direction: 'descending' } : { key: text, direction: 'ascending' };
}

export function writeSort({ key, direction }: Sort): string {
  return direction === 'descending' ? `-${key}` : key;
}
