import type { MigrationInterface, QueryRunner } from 'typeorm';

type Dialect = 'better-sqlite3' | 'postgres';

/**
 * A migration in plain SQL, append-only, one transaction (rule 4). `name` carries date and module; TypeORM orders by
 * its last 13 digits. A statement is one text, or one per dialect where they differ.
 */
export function migration(
  name: string,
  statements: readonly (string | Record<Dialect, string>)[],
): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      const dialect = runner.connection.options.type;
      if (dialect !== 'better-sqlite3' && dialect !== 'postgres') throw new Error(`no migrations for ${dialect}`);
      for (const statement of statements)
        await runner.query(typeof statement === 'string' ? statement : statement[dialect]);
    }

    async down(): Promise<void> {
      throw new Error('migrations are not taken back; restore the backup made before the upgrade');
    }
  };
}

/** Tables every kind of record has beside its own: who works on it, who it is shared with, its tags. */
export function companionTables(table: string): string[] {
  const owned = `record_id TEXT NOT NULL REFERENCES ${table} (id) ON DELETE CASCADE`;
  return [
    `CREATE TABLE ${table}_co_owner (${owned}, user_id TEXT NOT NULL REFERENCES app_user (id), PRIMARY KEY (record_id, user_id)) WITHOUT ROWID`,
    `CREATE INDEX ${table}_co_owner_user ON ${table}_co_owner (user_id, record_id)`,
    `CREATE TABLE ${table}_share (${owned}, principal TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('view', 'edit')), shared_by TEXT, shared_at INTEGER NOT NULL, PRIMARY KEY (record_id, principal)) WITHOUT ROWID`,
    `CREATE INDEX ${table}_share_principal ON ${table}_share (principal, record_id)`,
    ...tagTable(table),
  ];
}

/** The tags alone, for kinds that are the firm's as a whole and shared with nobody in particular. */
export function tagTable(table: string): string[] {
  const owned = `record_id TEXT NOT NULL REFERENCES ${table} (id) ON DELETE CASCADE`;
  return [
    `CREATE TABLE ${table}_tag (${owned}, tag TEXT NOT NULL, PRIMARY KEY (record_id, tag)) WITHOUT ROWID`,
    `CREATE INDEX ${table}_tag_tag ON ${table}_tag (tag, record_id)`,
  ];
}

/** Phones and mails as they are looked up: the record holds what people typed, this table what is compared. */
export function contactPointTable(table: string): string[] {
  return [
    `CREATE TABLE ${table}_contact_point (record_id TEXT NOT NULL REFERENCES ${table} (id) ON DELETE CASCADE, position INTEGER NOT NULL, type TEXT NOT NULL CHECK (type IN ('phone', 'mail')), value TEXT NOT NULL, normal TEXT NOT NULL, last_four TEXT, PRIMARY KEY (record_id, type, position)) WITHOUT ROWID`,
    `CREATE INDEX ${table}_contact_point_normal ON ${table}_contact_point (normal, record_id)`,
    `CREATE INDEX ${table}_contact_point_last_four ON ${table}_contact_point (last_four, record_id) WHERE last_four IS NOT NULL`,
  ];
}

/** Keys under which duplicates are looked for (U8). */
export function duplicateKeyTable(table: string): string[] {
  return [
    `CREATE TABLE ${table}_duplicate_key (record_id TEXT NOT NULL REFERENCES ${table} (id) ON DELETE CASCADE, key_kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (record_id, key_kind, value)) WITHOUT ROWID`,
    `CREATE INDEX ${table}_duplicate_key_value ON ${table}_duplicate_key (value, key_kind, record_id)`,
  ];
}

/** Keep `is_named` of a record up to date: whether it has co-workers or is shared with somebody. */
export function nameTriggers(table: string): Record<Dialect, string>[] {
  const companions = [`${table}_co_owner`, `${table}_share`];
  return companions.flatMap((companion) => followNames(table, companion, companions));
}

function followNames(table: string, companion: string, companions: readonly string[]) {
  const isNamed = (id: string) =>
    companions.map((name) => `EXISTS (SELECT 1 FROM ${name} WHERE record_id = ${id})`).join(' OR ');
  const set = (id: string) => `UPDATE ${table} SET is_named = (${isNamed(id)}) WHERE id = ${id}`;
  const sets = {
    INSERT: [set('NEW.record_id')],
    DELETE: [set('OLD.record_id')],
    UPDATE: [set('OLD.record_id'), set('NEW.record_id')],
  };
  return Object.entries(sets).map(([event, statements]) => {
    const name = `${companion}_${event.toLowerCase()}`;
    return {
      'better-sqlite3': `CREATE TRIGGER ${name} AFTER ${event} ON ${companion} BEGIN ${statements.join('; ')}; END`,
      postgres: `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statements
        .join('; ')
        .replace(/SET is_named = \((.*?)\) WHERE id/g, 'SET is_named = ($1)::int WHERE id')}; RETURN NULL; END $$;
        CREATE TRIGGER ${name} AFTER ${event} ON ${companion} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    };
  });
}
