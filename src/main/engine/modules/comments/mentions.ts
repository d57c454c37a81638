import { Fault } from '@shared/contract/faults';
import type { Mention, MentionablePerson } from '@shared/modules/comments/comment';
import type { CommandContext, QueryContext } from '../../context';
import { visibleIds } from '../../records/sight';
import type { WritableKind } from '../../records/write';
import { queryTokens } from '../../search/query-tokens';
import { rankNames, rankOrder } from '../../search/ranking';
import { sortName } from '../../search/sort-name';
import type { KnownUser } from '../users';
import { loadUsers } from '../users';

/** As many as a list under a line of text shows. */
const mostOffered = 8;
const peopleAtOnce = 20;

/** Whether somebody sees a record: asked of the scope that lists and reads use. False for who is switched off. */
export async function seesRecord(
  { services, db }: QueryContext | CommandContext,
  userId: string,
  kind: WritableKind,
  recordId: string,
): Promise<boolean> {
  const person = await services.access.callerOfUser(userId);
  if (!person) return false;
  const seen = await visibleIds(services, db, person.access, kind.resource, [recordId]);
  return seen?.has(recordId) === true;
}

/**
 * Who can be mentioned on a record, the best first: people who see it, whose name answers to what was typed (characters,
 * pinyin, initials). Without words its own people come first, then the caller's department.
 */
export async function mentionable(
  context: QueryContext,
  kind: WritableKind,
  record: { readonly id: string; readonly own: readonly string[] },
  words: string,
): Promise<MentionablePerson[]> {
  const { db, caller } = context;
  const others = (await loadUsers(db)).filter((user) => user.disabledAt === null && user.id !== caller.user.id);
  const found: MentionablePerson[] = [];
  const people = ordered(others, words, record.own, caller.user.departmentId);
  for (const [index, { id, name, departmentId }] of people.entries()) {
    // A question for each person: others' calls go in between.
    if (index % peopleAtOnce === peopleAtOnce - 1) await new Promise<void>((resolve) => setImmediate(resolve));
    if (!(await seesRecord(context, id, kind, record.id))) continue;
    found.push({ id, name, departmentId });
    if (found.length === mostOffered) break;
  }
  return found;
}

function ordered(
  users: readonly KnownUser[],
  words: string,
  own: readonly string[],
  departmentId: string,
): readonly KnownUser[] {
  const plan = queryTokens(words);
  // Signs alone ask for nobody.
  const isAsking = plan.words.some(({ text }) => text !== '');
  const placed = users.flatMap((user) => {
    const nearness = own.includes(user.id) ? 0 : user.departmentId === departmentId ? 1 : 2;
    if (words.trim() === '') return [{ user, rank: 0, nearness }];
    const rank = isAsking ? rankNames([user.name], plan) : null;
    return rank === null ? [] : [{ user, rank: rankOrder(rank), nearness }];
  });
  const byName = ({ name }: KnownUser) => sortName(name, 'person');
  placed.sort(
    (left, right) =>
      left.rank - right.rank || left.nearness - right.nearness || (byName(left.user) < byName(right.user) ? -1 : 1),
  );
  return placed.map(({ user }) => user);
}

/** Those mentioned, under their names. Refuses whoever does not see the record, so that a mention gives nothing away (4.10). */
export async function checkMentions(
  context: CommandContext,
  kind: WritableKind,
  recordId: string,
  ids: readonly string[],
): Promise<Mention[]> {
  const mentions: Mention[] = [];
  for (const id of new Set(ids)) {
    const user = await context.db.one<{ name: string }>('SELECT name FROM app_user WHERE id = ?', [id]);
    if (!user || !(await seesRecord(context, id, kind, recordId)))
      throw new Fault('invalid_input', { reason: 'cannotMention', field: 'mentionIds', name: user?.name ?? '' });
    mentions.push({ id, name: user.name });
  }
  return mentions;
}
