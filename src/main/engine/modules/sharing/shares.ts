import { createHash } from 'node:crypto';
import { Fault } from '@shared/contract/faults';
import type { Share } from '@shared/modules/sharing/sharing';
import { principalOfDepartment, principalOfUser } from '../../access/caller';
import type { Reader } from '../../database/reader';
import type { WritableKind } from '../../records/write';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of people and departments, for putting words to ids. Nothing else of them is told. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

export async function loadNames(db: Reader): Promise<Names> {
  const people = await db.all<{ id: string; name: string }>('SELECT id, name FROM app_user');
  const departments = await db.all<{ id: string; name: string }>('SELECT id, name FROM department');
  const byId = (rows: readonly Named[]) => new Map(rows.map((row) => [row.id, row.name]));
  return { people: byId(people), departments: byId(departments) };
}

export function named(names: ReadonlyMap<string, string>, id: unknown): { id: string; name: string } | null {
  const name = typeof id === 'string' ? names.get(id) : undefined;
  return typeof id === 'string' && name !== undefined ? { id, name } : null;
}

interface ShareRow {
  principal: string;
  level: 'view' | 'edit';
  shared_by: string | null;
  shared_at: number;
}

export interface StoredShares {
  readonly rows: readonly ShareRow[];
  readonly items: Share[];
  readonly tag: string;
}

/** With whom a record is shared; people come before departments, each by since when. */
export async function loadShares(db: Reader, kind: WritableKind, id: string, names: Names): Promise<StoredShares> {
  const rows = await db.all<ShareRow>(
    `SELECT principal, level, shared_by, shared_at FROM ${kind.table}_share WHERE record_id = ? ORDER BY substr(principal, 1, 1) DESC, shared_at, principal`,
    [id],
  );
  const items = rows.flatMap((row): Share[] => {
    const who = whoIs(row.principal, names);
    if (!who) return [];
    const { level } = row;
    return [{ with: who, level, by: named(names.people, row.shared_by), at: new Date(row.shared_at).toISOString() }];
  });
  return { rows, items, tag: tagOf(rows) };
}

export function principalOf({ kind, id }: { readonly kind: 'user' | 'department'; readonly id: string }): string {
  return kind === 'user' ? principalOfUser(id) : principalOfDepartment(id);
}

function whoIs(principal: string, names: Names): Share['with'] | undefined {
  const kind = principal.startsWith('u') ? 'user' : 'department';
  const who = named(kind === 'user' ? names.people : names.departments, principal.slice(1));
  return who ? { kind, ...who } : undefined;
}

function tagOf(rows: readonly ShareRow[]): string {
  const text = rows.map(({ principal, level }) => `${principal} ${level}`).sort();
  return createHash('sha1').update(text.join('\n')).digest('base64url').slice(0, 12);
}

/** Whom a record is to be shared with must be there; who is switched off gets nothing new. */
export async function requirePrincipal(
  db: Reader,
  { kind, id }: { readonly kind: 'user' | 'department'; readonly id: string },
): Promise<void> {
  const sql =
    kind === 'user'
      ? 'SELECT id FROM app_user WHERE id = ? AND disabled_at IS NULL'
      : 'SELECT id FROM department WHERE id = ?';
  if (!(await db.one(sql, [id]))) throw new Fault('invalid_input', { reason: 'badValue', field: 'shares' });
}
