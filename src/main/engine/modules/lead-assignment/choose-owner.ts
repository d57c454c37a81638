import type { Address } from '@shared/contract/fields';
import { dateAt } from '@shared/lib/dates';
import type { Assignment, AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { CommandContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { nameKey } from '../../records/versions';
import { loadRules } from './rule-store';

type Values = Readonly<Record<string, unknown>>;
type Matched = Assignment['matched'];
type Skipped = Assignment['skipped'];

/** Whom a lead goes to. */
export interface Chosen {
  readonly userId: string;
  readonly departmentId: string;
}

/**
 * Finds an owner for a lead without one, by the first rule that fits it and has somebody: who is absent, has left, may not
 * work on leads or has as many as the rule allows is passed over. Keeps the turn and writes down why (SCO-03, 4.7), also
 * where nobody could be found. Without any rule nothing is written and nobody is answered.
 */
export async function chooseOwner(context: CommandContext, leadId: string, lead: Values): Promise<Chosen | undefined> {
  const { db } = context;
  const rules = (await loadRules(db)).filter((rule) => rule.isOn);
  if (rules.length === 0) return undefined;
  const skipped: Skipped = [];
  for (const rule of rules) {
    const matched = fits(rule, lead);
    if (!matched) continue;
    const candidates = await available(context, rule, skipped);
    const chosen = rule.method === 'leastBusy' ? leastBusy(candidates) : candidates[0];
    if (!chosen) continue;
    await db.updateRows('lead_assignment_rule', { last_user_id: chosen.userId }, { id: rule.id });
    await note(context, leadId, { chosen, rule, matched, skipped });
    return chosen;
  }
  await note(context, leadId, { chosen: undefined, rule: undefined, matched: [], skipped });
  return undefined;
}

/** What of the lead a rule asks for, or undefined where it is another one's. */
export function fits(
  rule: Pick<AssignmentRule, 'sources' | 'regions' | 'minScore'>,
  lead: Values,
): Matched | undefined {
  const matched: Matched = [];
  if (rule.minScore !== null) {
    const score = Number(lead['score'] ?? 0);
    if (score < rule.minScore) return undefined;
    matched.push({ what: 'score', word: String(score) });
  }
  if (rule.sources.length > 0) {
    const own = [lead['source'], lead['subSource']].flatMap((text) =>
      typeof text === 'string' ? [nameKey(text)] : [],
    );
    const word = rule.sources.find((source) => own.includes(nameKey(source)));
    if (word === undefined) return undefined;
    matched.push({ what: 'source', word });
  }
  if (rule.regions.length > 0) {
    // Addresses of a stored record have the shape their field's schema says.
    const addresses = (lead['addresses'] ?? []) as Address[];
    const places = addresses.map(({ province, city, district, street }) =>
      nameKey([province, city, district, street].join(' ')),
    );
    const word = rule.regions.find((region) => places.some((place) => place.includes(nameKey(region))));
    if (word === undefined) return undefined;
    matched.push({ what: 'region', word });
  }
  return matched;
}

interface Candidate extends Chosen {
  readonly open: number;
}

/** The rule's people who can take a lead, beginning with whose turn it is. Tells of those who cannot. */
async function available(context: CommandContext, rule: AssignmentRule, skipped: Skipped): Promise<Candidate[]> {
  const { db, services } = context;
  const { timeZone } = await readOrganization(db);
  const today = dateAt(db.now, timeZone);
  const last = rule.lastUserId === null ? -1 : rule.userIds.indexOf(rule.lastUserId);
  const inTurn = [...rule.userIds.slice(last + 1), ...rule.userIds.slice(0, last + 1)];
  const candidates: Candidate[] = [];
  for (const userId of inTurn) {
    const skip = (reason: Skipped[number]['reason']) => skipped.push({ userId, reason });
    const person = await db.one<PersonRow>(
      'SELECT department_id, disabled_at, absent_from, absent_to FROM app_user WHERE id = ?',
      [userId],
    );
    if (!person) continue;
    const open = await countOpen(context, userId);
    const caller = person.disabled_at === null ? await services.access.callerOfUser(userId) : undefined;
    if (!caller) skip('disabled');
    else if (isAbsent(person, today)) skip('absent');
    else if (caller.access.scope('lead', 'edit') === 'none') skip('noRight');
    else if (rule.mostOpen !== null && open >= rule.mostOpen) skip('full');
    else candidates.push({ userId, departmentId: person.department_id, open });
  }
  return candidates;
}

interface PersonRow {
  readonly department_id: string;
  readonly disabled_at: number | null;
  readonly absent_from: string | null;
  readonly absent_to: string | null;
}

/** Days belong to the absence, the first and the last too; an open end lasts. */
function isAbsent({ absent_from: from, absent_to: to }: PersonRow, today: string): boolean {
  if (from === null && to === null) return false;
  return (from === null || from <= today) && (to === null || today <= to);
}

async function countOpen({ db }: CommandContext, userId: string): Promise<number> {
  const statuses = openLeadStatuses.map((status) => `'${status}'`).join(', ');
  const row = await db.one<{ count: number }>(
    `SELECT count(*) AS count FROM lead WHERE owner_id = ? AND deleted_at IS NULL AND status IN (${statuses})`,
    [userId],
  );
  return row?.count ?? 0;
}

/** Among equals whose turn it is. */
function leastBusy(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.open < best.open ? one : best),
    undefined,
  );
}

async function note(
  { db }: CommandContext,
  leadId: string,
  {
    chosen,
    rule,
    matched,
    skipped,
  }: {
    readonly chosen: Candidate | undefined;
    readonly rule: AssignmentRule | undefined;
    readonly matched: Matched;
    readonly skipped: Skipped;
  },
): Promise<void> {
  await db.insertRow('lead_assignment', {
    id: db.newId(),
    lead_id: leadId,
    at: db.now,
    user_id: chosen?.userId ?? null,
    rule_name: rule?.name ?? null,
    method: rule?.method ?? null,
    open: chosen?.open ?? null,
    why: JSON.stringify({ matched, skipped }),
  });
}
