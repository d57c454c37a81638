import type { Hit } from '@shared/modules/search/search.contract';
import { client } from '@renderer/api/client';
import type { IconName } from '@renderer/app/icons/paths';
import { pathOfRecord } from '@renderer/app/record-paths';

/** Kinds that have a heading, in their order on the list; others follow as they come. */
export const hitKinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'product',
  'quote',
  'order',
  'payment',
  'cost',
  'contract',
  'activity',
  'file',
] as const;

const icons: Record<string, IconName> = {
  customer: 'people',
  contact: 'person',
  lead: 'lead',
  opportunity: 'board',
  product: 'product',
  quote: 'quote',
  order: 'order',
  payment: 'payment',
  cost: 'coins',
  contract: 'contract',
  activity: 'task',
  file: 'file',
};

export function iconOfKind(kind: string): IconName {
  return icons[kind] ?? 'note';
}

export interface HitGroup {
  kind: string;
  hits: Hit[];
}

/** The hits by kind; within a kind the engine's order holds. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, Hit[]>(hitKinds.map((kind) => [kind, []]));
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups].map(([kind, found]) => ({ kind, hits: found })).filter((group) => group.hits.length > 0);
}

/** Where a hit leads: its own page, or that of the record it belongs to. Null where there is none. */
export async function pathOfHit({ kind, id }: Hit): Promise<string | null> {
  const own = pathOfRecord(kind, id);
  if (own !== null) return own;
  const record =
    kind === 'activity'
      ? await client.activities.read({ id })
      : kind === 'file'
        ? await client.files.read({ id })
        : undefined;
  const subject = record?.subjects[0];
  return subject ? pathOfRecord(subject.kind, subject.id) : null;
}
