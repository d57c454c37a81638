import { createHash, randomBytes } from 'node:crypto';
import type { Action, Grants, GroupGrants, Resource } from '@shared/access/resources';
import type { Reader } from '../database/reader';
import type { Access, Caller, RoleGrants } from './caller';
import { compileAccess } from './caller';
import type { RowScope } from './scope';

/** A kind of record says once how its rows come into reach. */
export type ScopeOf = (access: Access, action: Action) => RowScope;

interface KnownSession {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: number;
  lastSeenAt: number;
}

/** Notes that a session was used; called now and then, not with every call. */
export type NoteVisit = (visit: { readonly sessionId: string; readonly userId: string; readonly at: number }) => void;

/** `last seen` is as fine as this, in milliseconds. */
const visitsApart = 5 * 60_000;

/** Sessions and compiled rights, kept in memory until one of them changes. */
export class AccessRegistry {
  readonly #reader: Reader;
  readonly #clock: () => number;
  readonly #scopes = new Map<Resource, ScopeOf>();
  readonly #sessions = new Map<string, KnownSession>();
  readonly #callers = new Map<string, Promise<Omit<Caller, 'sessionId'> | undefined>>();
  readonly #noteVisit: NoteVisit;
  readonly #forgetListeners: (() => void)[] = [];
  #generation = 0;

  constructor(reader: Reader, clock: () => number, noteVisit: NoteVisit = () => undefined) {
    this.#reader = reader;
    this.#clock = clock;
    this.#noteVisit = noteVisit;
  }

  /** Told by each module that keeps records. */
  register(resource: Resource, scopeOf: ScopeOf): void {
    this.#scopes.set(resource, scopeOf);
  }

  isRecord(resource: Resource): boolean {
    return this.#scopes.has(resource);
  }

  /** The rows of a kind an action reaches. Throws for kinds that keep no records. */
  scope(resource: Resource, access: Access, action: Action): RowScope {
    const scopeOf = this.#scopes.get(resource);
    if (!scopeOf) throw new Error(`${resource} keeps no records`);
    return scopeOf(access, action);
  }

  /**
   * Who a token belongs to, or undefined where it is unknown, expired, revoked or the user is switched off. A visit is
   * something the person does; an open window that only listens is none.
   */
  async callerOf(token: string, { isVisit } = { isVisit: true }): Promise<Caller | undefined> {
    const hash = hashToken(token);
    const session = this.#sessions.get(hash) ?? (await this.#loadSession(hash));
    const now = this.#clock();
    if (!session || session.expiresAt <= now) return undefined;
    const caller = await this.callerOfUser(session.userId);
    if (!caller) return undefined;
    if (isVisit && now - session.lastSeenAt >= visitsApart) {
      session.lastSeenAt = now;
      this.#noteVisit({ sessionId: session.id, userId: session.userId, at: now });
    }
    return { ...caller, sessionId: session.id };
  }

  /** What a user may do, as if he or she were asking; undefined where there is none or it is switched off. */
  callerOfUser(userId: string): Promise<Omit<Caller, 'sessionId'> | undefined> {
    const known = this.#callers.get(userId);
    if (known) return known;
    const loading = this.#loadCaller(userId);
    this.#callers.set(userId, loading);
    loading.catch(() => this.#callers.delete(userId));
    return loading;
  }

  /** Called after every commit that changes users, roles, departments or sessions. */
  forget(): void {
    this.#generation += 1;
    this.#sessions.clear();
    this.#callers.clear();
    for (const listener of this.#forgetListeners) listener();
  }

  /** Told whenever rights or sessions may have changed. */
  onForget(listener: () => void): void {
    this.#forgetListeners.push(listener);
  }

  async #loadSession(hash: string): Promise<KnownSession | undefined> {
    const generation = this.#generation;
    const row = await this.#reader.one<{ id: string; user_id: string; expires_at: number; last_seen_at: number }>(
      'SELECT id, user_id, expires_at, last_seen_at FROM session WHERE token_hash = ?',
      [hash],
    );
    if (!row) return undefined;
    const session = { id: row.id, userId: row.user_id, expiresAt: row.expires_at, lastSeenAt: row.last_seen_at };
    // A session that was revoked while it was being read must not be remembered.
    if (generation === this.#generation) this.#sessions.set(hash, session);
    return session;
  }

  async #loadCaller(userId: string): Promise<Omit<Caller, 'sessionId'> | undefined> {
    const user = await this.#reader.one<{
      id: string;
      name: string;
      username: string;
      department_id: string;
      must_change_password: number;
    }>(
      'SELECT id, name, username, department_id, must_change_password FROM app_user WHERE id = ? AND disabled_at IS NULL',
      [userId],
    );
    if (!user) return undefined;
    const further = await this.#reader.all<{ department_id: string }>(
      'SELECT department_id FROM user_department WHERE user_id = ?',
      [userId],
    );
    const departments = await this.#reader.all<{ id: string; parent_id: string | null; head_id: string | null }>(
      'SELECT id, parent_id, head_id FROM department',
    );
    const roles = await this.#reader.all<{ grants: string; field_groups: string }>(
      'SELECT r.grants, r.field_groups FROM role r JOIN user_role ur ON ur.role_id = r.id WHERE ur.user_id = ?',
      [userId],
    );
    const departmentIds = [...new Set([user.department_id, ...further.map((row) => row.department_id)])];
    const person = {
      userId,
      departmentIds,
      treeIds: withDescendants(departmentIds, departments),
      headOfIds: departments.filter((department) => department.head_id === userId).map((department) => department.id),
    };
    return {
      user: { id: user.id, name: user.name, username: user.username, departmentId: user.department_id },
      access: compileAccess(person, roles.map(parseRole)),
      mustChangePassword: user.must_change_password === 1,
    };
  }
}

/** Tokens are kept as hashes only. They are 32 random bytes, so a plain fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function parseRole(row: { grants: string; field_groups: string }): RoleGrants {
  // Written by the roles module alone, which checks them against the grid.
  return { grants: JSON.parse(row.grants) as Grants, fieldGroups: JSON.parse(row.field_groups) as GroupGrants };
}

export function withDescendants(
  ids: readonly string[],
  departments: readonly { id: string; parent_id: string | null }[],
): string[] {
  const found = new Set(ids);
  let size: number;
  do {
    size = found.size;
    for (const { id, parent_id } of departments) if (parent_id !== null && found.has(parent_id)) found.add(id);
  } while (found.size > size);
  return [...found];
}
