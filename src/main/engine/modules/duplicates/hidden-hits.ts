import { parsePhoneNumber } from '@shared/lib/phone-number';
import { comparableMail } from '@shared/lib/mail';
import type { CheckedKind } from '@shared/modules/duplicates/duplicates.contract';
import { audit } from '../../audit/audit';
import type { QueryContext } from '../../context';
import { comparableTaxId } from '../../duplicates/keys';
import type { DuplicateSource } from '../../duplicates/score';
import { labelled } from '../../records/companions';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { foldForSearch } from '../../search/folding';
import { squeeze } from '../../search/runs';

export type HiddenReason = 'sameTaxId' | 'samePhone' | 'sameMail' | 'sameName';

/** So many different hidden records an hour; asking for the same one again is free. */
const mostAnHour = 30;
const hour = 3_600_000;

/** Who asked for which hidden record, for an hour. */
export class HiddenHitMemory {
  readonly #seen = new Map<string, Map<string, number>>();

  /** Whether the person may learn of it, and whether it is the first time. */
  ask(userId: string, mark: string, now: number): 'first' | 'again' | 'tooMany' {
    const marks = this.#seen.get(userId) ?? new Map<string, number>();
    this.#seen.set(userId, marks);
    for (const [known, at] of marks) if (at <= now - hour) marks.delete(known);
    if (marks.has(mark)) return 'again';
    if (marks.size >= mostAnHour) return 'tooMany';
    marks.set(mark, now);
    return 'first';
  }
}

/**
 * The stated exception to 'what you may not see is not found': an exact hit on tax id, mobile, mail or a firm's full
 * name. A person's name alone is none, half the country is called 张伟.
 */
export function exactHit(record: StoredRecord, source: DuplicateSource): HiddenReason | undefined {
  const country = source.country ?? 'CN';
  const taxId = record['taxId'];
  if (source.taxId && typeof taxId === 'string') {
    const wanted = comparableTaxId(source.taxId, country);
    if (wanted !== undefined && wanted === comparableTaxId(taxId, country)) return 'sameTaxId';
  }
  const mobiles = (phones: readonly string[]) =>
    phones.flatMap((phone) => {
      const { kind, e164 } = parsePhoneNumber(phone, { country });
      return kind === 'mobile' && e164 ? [e164] : [];
    });
  const theirs = new Set(mobiles(labelled(record['phones']).map((phone) => phone.value)));
  if (mobiles(source.phones).some((phone) => theirs.has(phone))) return 'samePhone';
  const mails = new Set(labelled(record['emails']).map((mail) => comparableMail(mail.value)));
  if (source.mails.some((mail) => mails.has(comparableMail(mail)))) return 'sameMail';
  const isFirm = source.kind === 'company' && record['kind'] === 'company';
  return isFirm && plain(source.name) === plain(String(record['name'])) ? 'sameName' : undefined;
}

/** Whom to ask: the owner, else the department's head. */
export async function askNameOf({ db }: QueryContext, record: StoredRecord): Promise<string | null> {
  const row = await db.one<{ name: string }>(
    `SELECT u.name FROM app_user u WHERE u.id = coalesce(?, (SELECT head_id FROM department WHERE id = ?)) AND u.disabled_at IS NULL`,
    [stringOrNull(record['ownerId']), stringOrNull(record['departmentId'])],
  );
  return row?.name ?? null;
}

/** Reported by the query, written by the next small command. */
export async function auditHiddenHit(
  { services, caller, device }: QueryContext,
  kind: CheckedKind,
  recordId: string,
  reason: HiddenReason,
): Promise<void> {
  await services.writer.command((db) =>
    audit(db, {
      userId: caller.user.id,
      device,
      operation: 'duplicates.check',
      kind,
      recordId,
      reason,
      changes: {},
    }),
  );
}

function plain(name: string): string {
  return squeeze(foldForSearch(name)).replace(/[()（）【】[\]]/gu, '');
}
