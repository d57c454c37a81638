import type { Resource } from '@shared/access/resources';
import type { CommandContext } from '../context';
import type { StoredRecord } from '../records/record-kind';
import { stringOrNull } from '../records/tell';
import { addToTimeline } from '../timeline/timeline';

interface News {
  readonly kind: string;
  readonly resource: Resource;
  readonly record: StoredRecord;
  /** Keys of the records whose timelines hear of it: `customer` for `customerId`. */
  readonly neighbours: readonly string[];
  readonly summary: Readonly<Record<string, unknown>>;
  /** When it happened, where that was not now. */
  readonly at?: number | undefined;
  /** Whether it stands on the record's own timeline too. */
  readonly isOwn: boolean;
}

/** What happened with a document stands on the timelines of its deal, customer and contact (CUS-02). */
export async function tellNeighbours(context: CommandContext, news: News): Promise<void> {
  const { record, resource, isOwn } = news;
  const self = { kind: resource, id: record.id };
  const others = news.neighbours.flatMap((kind) => {
    const id = stringOrNull(record[`${kind}Id`]);
    return id === null ? [] : [{ kind, id }];
  });
  const subjects = isOwn ? [self, ...others] : others;
  if (subjects.length === 0) return;
  await addToTimeline(context.db, {
    at: news.at ?? context.db.now,
    kind: news.kind,
    source: self,
    subjects,
    summary: news.summary,
    actorId: context.caller.user.id,
    access: {
      resource,
      ownerId: stringOrNull(record['ownerId']),
      departmentId: stringOrNull(record['departmentId']),
    },
  });
}
