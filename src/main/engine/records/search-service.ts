import type { Resource } from '@shared/access/resources';
import type { Hit } from '@shared/modules/search/search.contract';
import type { Access } from '../access/caller';
import type { QueryContext } from '../context';
import type { RecordKind } from './record-kind';
import { showsField } from './present';
import type { QueryPlan, SearchPlace } from '../search/query-tokens';
import { ALL_TOKEN_GROUPS, matchExpression, queryTokens } from '../search/query-tokens';
import { rankNames, rankOrder } from '../search/ranking';
import { marksOf } from '../search/marks';
import { matchOfKind } from '../search/search-index';
import { departmentToken, personToken, shareToken } from '../search/tokens';
import type { TokenGroup } from '../search/tokens';

/** What a module that can be found tells the search once. */
export interface Searchable {
  readonly kind: RecordKind;
  /** Second lines that depend on what the asker sees of other records; those without keep the stored one. */
  readonly subtitles?: (context: QueryContext, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Tokens of several kinds lie in one index; each has its own access. */
interface Candidate {
  readonly kind: string;
  readonly record_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly updated_at: number;
  readonly docid: number;
}

type Found = Candidate & { readonly isOwn: boolean };

/** At most so many hits come back from the index before they are checked and ranked (architecture.md, Search). */
const mostCandidates = 200;
/** So many of the caller's own are among them however old they are. */
const mostOwn = 20;
/** Of what is seen through other records, so many more pages are looked at until as many are found as a search shows. */
const furtherPages = 6;
const enough = 50;
/** The search over all kinds takes fewer of each. */
const mostOfEach = 80;
/** Words known to be common are remembered, so many of them. */
const mostCommon = 2_000;
/** The widest first: where it holds few, they are all there is. */
const places: readonly SearchPlace[] = ['anywhere', 'exact', 'start'];
const selectCandidates = `SELECT d.kind, d.record_id, d.title, d.subtitle, d.updated_at, d.docid
  FROM search_index i JOIN search_document d ON d.docid = i.rowid`;
const newest = `${selectCandidates} WHERE search_index MATCH ? ORDER BY i.rowid DESC LIMIT ?`;
const older = `${selectCandidates} WHERE search_index MATCH ? AND i.rowid < ? ORDER BY i.rowid DESC LIMIT ?`;

export class SearchService {
  readonly #kinds = new Map<string, Searchable>();
  readonly #common = new Set<string>();

  register(searchable: Searchable): void {
    this.#kinds.set(searchable.kind.resource, searchable);
  }

  kinds(): readonly Searchable[] {
    return [...this.#kinds.values()];
  }

  /** Ranked hits over everything the caller may see: exact, prefix, own, recent. */
  async find(context: QueryContext, text: string, limit: number, wanted?: readonly string[]): Promise<Hit[]> {
    const plan = queryTokens(text);
    const hits: (Omit<Hit, 'marks'> & { rank: number; updatedAt: number })[] = [];
    const kinds = this.kinds().filter(({ kind }) => !wanted || wanted.includes(kind.resource));
    for (const { kind } of kinds) {
      for (const candidate of await this.#candidates(context, kind, plan, mostOfEach)) {
        const rank = rankNames([candidate.title], plan);
        hits.push({
          kind: candidate.kind,
          id: candidate.record_id,
          title: candidate.title,
          subtitle: candidate.subtitle,
          isOwn: candidate.isOwn,
          rank: rank === null ? 3 : rankOrder(rank),
          updatedAt: candidate.updated_at,
        });
      }
    }
    hits.sort(
      (left, right) =>
        left.rank - right.rank || Number(right.isOwn) - Number(left.isOwn) || right.updatedAt - left.updatedAt,
    );
    const found = hits.slice(0, limit).map(({ rank: _rank, updatedAt: _updatedAt, ...hit }) => ({
      ...hit,
      marks: marksOf(hit.title, plan),
    }));
    return this.#withSubtitles(context, found);
  }

  async #withSubtitles(context: QueryContext, hits: readonly Hit[]): Promise<Hit[]> {
    const subtitles = new Map<string, string>();
    for (const { kind, subtitles: find } of this.kinds()) {
      const ids = hits.filter((hit) => hit.kind === kind.resource).map((hit) => hit.id);
      if (!find || ids.length === 0) continue;
      for (const [id, subtitle] of await find(context, ids)) subtitles.set(id, subtitle);
    }
    return hits.map((hit) => ({ ...hit, subtitle: subtitles.get(hit.id) ?? hit.subtitle }));
  }

  /** The ids a quick filter of a list finds. */
  async idsOf(context: QueryContext, resource: Resource, text: string): Promise<string[]> {
    const searchable = this.#kinds.get(resource);
    if (!searchable) return [];
    return (await this.#candidates(context, searchable.kind, queryTokens(text), mostCandidates)).map(
      (candidate) => candidate.record_id,
    );
  }

  async #candidates(context: QueryContext, kind: RecordKind, plan: QueryPlan, most: number): Promise<Found[]> {
    const { access } = context.caller;
    const groups = groupsFor(kind, access);
    const tokens = accessTokensOf(kind, access);
    const isSeenThrough =
      kind.seenThrough !== undefined && !context.services.access.scope(kind.resource, access, 'view').isAll;
    const found = new Map<string, Candidate>();
    const further: Found[] = [];
    for (const place of places) {
      const match = (reach: readonly string[] | 'everything') => {
        const expression = matchExpression(plan, place, { groups, access: reach });
        return expression === null ? null : matchOfKind(kind.resource, expression);
      };
      const { rows, isWhole } = await this.#matching(context, match, tokens, most);
      for (const row of rows) found.set(row.record_id, row);
      // All there is to be found anywhere is at hand; better places hold nothing more.
      if (isWhole) break;
      if (place === 'anywhere' && isSeenThrough)
        further.push(...(await this.#further(context, kind, match(tokens), rows)));
    }
    return [...(await this.#checked(context, kind, [...found.values()])), ...further];
  }

  /** The tokens say little of what is seen through other records: the newest may all be out of sight. */
  async #further(
    context: QueryContext,
    kind: RecordKind,
    match: string | null,
    first: readonly Candidate[],
  ): Promise<Found[]> {
    const found: Found[] = [];
    let before = Math.min(...first.map((candidate) => candidate.docid));
    for (let page = 0; page < furtherPages && match !== null && found.length < enough; page++) {
      const rows = await context.db.all<Candidate>(older, [match, before, mostCandidates]);
      found.push(...(await this.#checked(context, kind, rows)));
      const last = rows.at(-1);
      if (!last || rows.length < mostCandidates) break;
      before = last.docid;
    }
    return found;
  }

  /**
   * The newest documents of one place. What is rare is taken whole and sieved by the scope alone: looking for its few
   * documents among the tens of thousands of a department takes ten times longer (measured). What is common is asked for
   * with the caller's access tokens; then the caller's own come in addition, since the newest may all be others'.
   */
  async #matching(
    { db, caller }: QueryContext,
    match: (access: readonly string[] | 'everything') => string | null,
    tokens: readonly string[] | 'everything',
    most: number,
  ): Promise<{ rows: Candidate[]; isWhole: boolean }> {
    const ask = async (expression: string | null, limit: number) =>
      expression === null ? [] : db.all<Candidate>(newest, [expression, limit]);
    const open = match('everything');
    if (open === null) return { rows: [], isWhole: false };
    const all = tokens !== 'everything' && this.#common.has(open) ? undefined : await ask(open, most);
    if (all && all.length < most) return { rows: all, isWhole: true };
    this.#common.add(open);
    if (this.#common.size > mostCommon) this.#common.clear();
    const reached =
      all && tokens === 'everything' ? all : await ask(match(tokens === 'everything' ? [] : tokens), most);
    const own = caller.user.id === '' ? [] : await ask(match([personToken(caller.user.id)]), mostOwn);
    return { rows: [...reached, ...own], isWhole: false };
  }

  /** Hits are asked again with the real scope: tokens are a quick sieve, not the rule. */
  async #checked(context: QueryContext, kind: RecordKind, candidates: readonly Candidate[]): Promise<Found[]> {
    if (candidates.length === 0) return [];
    const scope = context.services.access.scope(kind.resource, context.caller.access, 'view').predicate('c');
    // What is the firm's as a whole has no owner.
    const owner = kind.fields['ownerId'] ? 'c.owner_id' : 'NULL';
    const rows = await context.db.all<{ id: string; is_own: number | null }>(
      `SELECT c.id AS id, ${owner} = ? AS is_own FROM json_each(?) candidate CROSS JOIN ${kind.table} c ON c.id = candidate.value
       WHERE c.deleted_at IS NULL AND ${scope.sql}`,
      [context.caller.user.id, JSON.stringify(candidates.map((candidate) => candidate.record_id)), ...scope.parameters],
    );
    const own = new Map(rows.map((row) => [row.id, row.is_own === 1]));
    return candidates.flatMap((candidate) => {
      const isOwn = own.get(candidate.record_id);
      return isOwn === undefined ? [] : [{ ...candidate, isOwn }];
    });
  }
}

/** Groups of tokens whose fields the reader sees: a hit would give away the rest (ORG-05). */
function groupsFor(kind: RecordKind, access: Access): ReadonlySet<TokenGroup> {
  const groups = new Set(ALL_TOKEN_GROUPS);
  if (!showsField(kind, access, 'phones')) groups.delete('t');
  if (!showsField(kind, access, 'taxId') && kind.fields['taxId']) groups.delete('x');
  if (kind.fields['notes'] && !showsField(kind, access, 'notes')) groups.delete('o');
  return groups;
}

/** One of these stands in every document the caller may see; ownerless records of a headed department are under its token. */
function accessTokensOf(kind: RecordKind, access: Access): readonly string[] | 'everything' {
  const scope = access.scope(kind.resource, 'view');
  if (scope === 'all') return 'everything';
  const departments = scope === 'tree' ? access.treeIds : scope === 'department' ? access.departmentIds : [];
  const heads = scope === 'none' ? [] : access.headOfIds;
  return [
    ...new Set([...departments, ...heads].map(departmentToken)),
    ...(access.userId === '' ? [] : [personToken(access.userId)]),
    ...access.principals.map(shareToken),
  ];
}
