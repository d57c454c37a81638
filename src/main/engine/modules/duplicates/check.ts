import { Fault } from '@shared/contract/faults';
import type { CheckedKind, DuplicateHit } from '@shared/modules/duplicates/duplicates.contract';
import type { QueryContext } from '../../context';
import { candidateKeys } from '../../duplicates/keys';
import type { DuplicateSource } from '../../duplicates/score';
import { comparableOf, likenessOf, verdictOf } from '../../duplicates/score';
import { countryOf } from '../../organization/country';
import { loadRecords } from '../../records/list';
import type { StoredRecord } from '../../records/record-kind';
import { visibleIds } from '../../records/sight';
import { candidateIds, comparableRecord, reduced } from './candidates';
import { dismissedWith } from './dismissed';
import { evidenceFor, kindOf, sidesOf } from './duplicate-side';
import type { HiddenHitMemory, HiddenReason } from './hidden-hits';
import { askNameOf, auditHiddenHit, exactHit } from './hidden-hits';

const mostHits = 5;

interface CheckInput {
  readonly kind: CheckedKind;
  readonly id?: string | undefined;
  readonly nature: 'company' | 'person';
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly taxId: string | null;
}

interface HiddenHit {
  readonly reason: HiddenReason;
  readonly askName: string | null;
}

/** What may already be there of a record being typed: best hits the caller may see, and whom to ask for the others. */
export async function checkDuplicates(context: QueryContext, memory: HiddenHitMemory, input: CheckInput) {
  const { caller, db } = context;
  const { access } = caller;
  if (['create', 'edit'].every((action) => access.scope(input.kind, action as 'create' | 'edit') === 'none'))
    throw new Fault('not_allowed');
  const kind = kindOf(context, input.kind);
  const source: DuplicateSource = {
    kind: input.kind === 'customer' ? input.nature : 'person',
    name: input.name,
    phones: input.phones,
    mails: input.emails,
    taxId: input.taxId,
    country: await countryOf(db),
  };
  const dismissed = input.id === undefined ? [] : await dismissedWith(db, input.kind, input.id);
  const { unsafeLive, visible, seen } = await candidatesOf(
    context,
    input.kind,
    source,
    new Set([...dismissed, ...(input.id === undefined ? [] : [input.id])]),
  );
  const items = await hitsAmong(context, input.kind, source, seen);
  const shownIds = new Set(items.map((item) => item.record.id));
  const evidence = evidenceFor(kind, access);
  const seesProof = evidence.contactDetails && evidence.taxId;
  const unsafeOthers = unsafeLive.filter(({ id }) => !shownIds.has(id) && !(seesProof && visible?.has(id)));
  return { items, ...(await hiddenAmong(context, memory, input.kind, source, unsafeOthers)) };
}

/** Records of a kind that may be this one, of those the caller sees; hidden ones are not told of. */
export async function visibleDuplicates(
  context: QueryContext,
  name: CheckedKind,
  source: DuplicateSource,
): Promise<DuplicateHit[]> {
  const { seen } = await candidatesOf(context, name, source, new Set());
  return hitsAmong(context, name, source, seen);
}

async function candidatesOf(
  context: QueryContext,
  name: CheckedKind,
  source: DuplicateSource,
  leftOut: ReadonlySet<string>,
) {
  const { services, db, caller } = context;
  const found = await candidateIds(db, name, candidateKeys(source));
  const records = await loadRecords(
    context,
    kindOf(context, name),
    found.filter((id) => !leftOut.has(id)),
  );
  const unsafeLive = records.filter((record) => record.deletedAt === null);
  const ids = unsafeLive.map((record) => record.id);
  const visible = await visibleIds(services, db, caller.access, name, ids);
  return { unsafeLive, visible, seen: unsafeLive.filter((record) => visible?.has(record.id)) };
}

async function hitsAmong(
  context: QueryContext,
  name: CheckedKind,
  source: DuplicateSource,
  records: readonly StoredRecord[],
): Promise<DuplicateHit[]> {
  const kind = kindOf(context, name);
  const evidence = evidenceFor(kind, context.caller.access);
  const typed = comparableOf(reduced(source, evidence));
  const scored = records.flatMap((record) => {
    const likeness = likenessOf(typed, comparableRecord(name, record, source.country ?? 'CN', evidence));
    const verdict = verdictOf(likeness.score);
    return verdict ? [{ record, verdict, ...likeness }] : [];
  });
  const best = scored.sort((left, right) => right.score - left.score).slice(0, mostHits);
  const sides = await sidesOf(
    context,
    kind,
    best.map(({ record }) => record),
  );
  return best.flatMap(({ record, score, verdict, reasons }) => {
    const side = sides.get(record.id);
    return side ? [{ score, verdict, reasons: [...reasons], record: side }] : [];
  });
}

/** Records out of the caller's sight, or whose proof is: nothing of them but whom to ask. */
async function hiddenAmong(
  context: QueryContext,
  memory: HiddenHitMemory,
  kind: CheckedKind,
  source: DuplicateSource,
  unsafeRecords: readonly StoredRecord[],
): Promise<{ hidden: HiddenHit[]; isHiddenLimited: boolean }> {
  const hidden: HiddenHit[] = [];
  let isHiddenLimited = false;
  for (const unsafeRecord of unsafeRecords) {
    const reason = exactHit(unsafeRecord, source);
    if (!reason) continue;
    const answer = memory.ask(context.caller.user.id, `${unsafeRecord.id} ${reason}`, context.now);
    if (answer === 'tooMany') {
      isHiddenLimited = true;
      continue;
    }
    if (answer === 'first') await auditHiddenHit(context, kind, unsafeRecord.id, reason);
    hidden.push({ reason, askName: await askNameOf(context, unsafeRecord) });
  }
  return { hidden, isHiddenLimited };
}
