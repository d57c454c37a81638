import { migration } from './migration';

/**
 * What an activity is seen through: 0 where one of its subjects is there, 1 where it has none and is its owner's alone, 2
 * where all of them are in the bin. Triggers keep it with every link and every record that goes to the bin or comes back;
 * the sort indexes carry it, so that whoever sees every customer and contact walks them without looking a row up.
 */
export const SubjectState = migration('subjectState1795478400020', [
  `ALTER TABLE activity ADD COLUMN subject_state INTEGER NOT NULL DEFAULT 0`,
  `UPDATE activity SET subject_state = ${stateOf('activity.id', ['customer', 'contact'])} WHERE subject_state <> ${stateOf('activity.id', ['customer', 'contact'])}`,
  ...subjectTriggers(['customer', 'contact']),
  ...sortIndexes(),
]);

/** The triggers that keep `subject_state`, over the kinds of records an activity can be about. */
export function subjectTriggers(tables: readonly string[]) {
  return [...followLinks(tables), ...tables.map((table) => followBin(table, tables))];
}

/** For a migration that brings another kind: its `subjectTriggers` take the place of those there were. */
export function dropSubjectTriggers(tables: readonly string[]) {
  const links = ['insert', 'delete', 'update'].map(
    (event) => [`activity_subject_${event}`, 'activity_subject'] as const,
  );
  const bins = tables.map((table) => [`${table}_bin_activities`, table] as const);
  return [...links, ...bins].map(([name, table]) => ({
    'better-sqlite3': `DROP TRIGGER ${name}`,
    postgres: `DROP TRIGGER ${name} ON ${table}; DROP FUNCTION ${name}()`,
  }));
}

function stateOf(id: string, tables: readonly string[]): string {
  const isThere = (table: string) =>
    `EXISTS (SELECT 1 FROM activity_subject l JOIN ${table} r ON r.id = l.subject_id WHERE l.activity_id = ${id} AND l.subject_kind = '${table}' AND r.deleted_at IS NULL)`;
  return `(CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = ${id}) THEN 1
    WHEN ${tables.map(isThere).join(' OR ')} THEN 0 ELSE 2 END)`;
}

/** Writes only what changes: most links come with a record that is there, and 0 stands already. */
function setState(which: string, tables: readonly string[]): string {
  const state = stateOf('activity.id', tables);
  return `UPDATE activity SET subject_state = ${state} WHERE ${which} AND subject_state <> ${state}`;
}

function followLinks(tables: readonly string[]) {
  const rows = { INSERT: ['NEW'], DELETE: ['OLD'], UPDATE: ['OLD', 'NEW'] };
  return Object.entries(rows).map(([event, names]) =>
    trigger(
      `activity_subject_${event.toLowerCase()}`,
      `AFTER ${event} ON activity_subject`,
      '',
      names.map((name) => setState(`id = ${name}.activity_id`, tables)),
    ),
  );
}

function followBin(table: string, tables: readonly string[]) {
  return trigger(
    `${table}_bin_activities`,
    `AFTER UPDATE OF deleted_at ON ${table}`,
    'WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))',
    [
      setState(
        `id IN (SELECT activity_id FROM activity_subject WHERE subject_kind = '${table}' AND subject_id = NEW.id)`,
        tables,
      ),
    ],
  );
}

function trigger(name: string, event: string, when: string, statements: readonly string[]) {
  const body = statements.join('; ');
  return {
    'better-sqlite3': `CREATE TRIGGER ${name} ${event} ${when} BEGIN ${body}; END`,
    postgres: `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$;
      CREATE TRIGGER ${name} ${event} FOR EACH ROW ${when} EXECUTE FUNCTION ${name}()`,
  };
}

/** The sort indexes once more, with what decides who sees an activity at their end. */
function sortIndexes(): string[] {
  const indexes = {
    activity_updated_at: 'updated_at, id, subject_state, owner_id',
    activity_happened_at: 'happened_at, id, subject_state, owner_id',
    activity_due: 'due_date, id, subject_state, owner_id',
    activity_owner_updated: 'owner_id, updated_at, id, subject_state',
  };
  return Object.entries(indexes).flatMap(([name, columns]) => [
    `DROP INDEX ${name}`,
    `CREATE INDEX ${name} ON activity (${columns}) WHERE deleted_at IS NULL`,
  ]);
}
