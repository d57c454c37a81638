/** Columns of the head of a document: terms and sums (minor units). */
export const documentColumns = [
  'currency TEXT NOT NULL',
  'is_tax_included INTEGER NOT NULL',
  'discount_percent TEXT',
  'discount_amount INTEGER',
  'discount_label TEXT',
  'subtotal INTEGER NOT NULL',
  'net INTEGER NOT NULL',
  'tax INTEGER NOT NULL',
  'total INTEGER NOT NULL',
  'given_away INTEGER NOT NULL',
  'cost INTEGER',
  'margin INTEGER',
  'language TEXT',
  'remarks TEXT',
  'terms TEXT',
];

/** Who answers for a record, its tags and own fields, and the frame every record has. */
export const frameColumns = [
  'owner_id TEXT REFERENCES app_user (id)',
  'department_id TEXT REFERENCES department (id)',
  `co_owner_ids TEXT NOT NULL DEFAULT '[]'`,
  `tags TEXT NOT NULL DEFAULT '[]'`,
  'notes TEXT',
  `custom TEXT NOT NULL DEFAULT '{}'`,
  'is_named INTEGER NOT NULL DEFAULT 0',
  'version INTEGER NOT NULL DEFAULT 1',
  'created_at INTEGER NOT NULL',
  'updated_at INTEGER NOT NULL',
  'deleted_at INTEGER',
  'sequence INTEGER NOT NULL',
];

/** Lines of a document, with what each comes to. */
export function lineTable(document: string, table: string): string[] {
  return [
    `CREATE TABLE ${document}_line (
      ${document}_id TEXT NOT NULL REFERENCES ${table} (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      product_id TEXT REFERENCES product (id) ON DELETE SET NULL,
      name TEXT NOT NULL,
      specification TEXT,
      unit TEXT,
      quantity TEXT NOT NULL,
      unit_price TEXT NOT NULL,
      discount_percent TEXT,
      tax_rate TEXT,
      unit_cost TEXT,
      amount INTEGER NOT NULL,
      list_amount INTEGER NOT NULL,
      net INTEGER NOT NULL,
      tax INTEGER NOT NULL,
      cost INTEGER,
      PRIMARY KEY (${document}_id, id)
    ) WITHOUT ROWID`,
    `CREATE INDEX ${document}_line_product ON ${document}_line (product_id, ${document}_id) WHERE product_id IS NOT NULL`,
  ];
}

/** Indexes a list of records sorts, filters and narrows by; each carries what access is decided by. */
export function listIndexes(
  table: string,
  sorted: Readonly<Record<string, string>>,
  filtered: readonly string[],
): string[] {
  const access = 'id, department_id, owner_id, is_named';
  return [
    `CREATE UNIQUE INDEX ${table}_number ON ${table} (number)`,
    ...Object.entries(sorted).map(
      ([name, column]) => `CREATE INDEX ${table}_${name} ON ${table} (${column}, ${access}) WHERE deleted_at IS NULL`,
    ),
    ...filtered.map(
      (column) =>
        `CREATE INDEX ${table}_${column} ON ${table} (${column}, updated_at, ${access}) WHERE deleted_at IS NULL`,
    ),
    `CREATE INDEX ${table}_owner ON ${table} (owner_id, updated_at, id) WHERE deleted_at IS NULL`,
    `CREATE INDEX ${table}_department ON ${table} (department_id, updated_at, id) WHERE deleted_at IS NULL`,
    `CREATE INDEX ${table}_bin ON ${table} (deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ];
}

/** Indexes of columns that point at other records. */
export function pointerIndexes(table: string, columns: readonly string[]): string[] {
  return columns.map((column) => `CREATE INDEX ${table}_${column} ON ${table} (${column}) WHERE ${column} IS NOT NULL`);
}

/** What the ready-made roles are given of a new kind of record; roles a firm made itself are its own to widen. */
export function readyMadeGrants(resource: string, given: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return Object.entries(given).map(([template, grants]) => {
    const grant = JSON.stringify(grants);
    return {
      'better-sqlite3': `UPDATE role SET grants = json_set(grants, '$.${resource}', json('${grant}')) WHERE template = '${template}'`,
      postgres: `UPDATE role SET grants = (grants::jsonb || jsonb_build_object('${resource}', '${grant}'::jsonb))::text WHERE template = '${template}'`,
    };
  });
}
