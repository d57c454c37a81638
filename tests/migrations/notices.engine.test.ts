import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '@engine/database/connections';
import { databaseFile, folderKey, prepareDataFolder } from '@engine/database/data-folder';
import { migrations } from '@engine/database/migrations';
import { Comments } from '@engine/database/migrations/20261124-comments';

const columns = 'id, user_id, kind, at, record_kind, record_id, count, by_id, seen_at, snoozed_until';

test('notices of a firm from before there were comments are all there after the table was made anew', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'hearth-notices-'));
  const folder = join(parent, 'data');
  prepareDataFolder(folder);
  const upTo = async (count: number) => {
    const source = await openConnection({
      file: databaseFile(folder),
      key: folderKey(folder),
      role: 'writer',
      entities: [],
      migrations: migrations.slice(0, count),
    });
    await source.runMigrations({ transaction: 'each' });
    return source;
  };
  const place = migrations.indexOf(Comments);
  const before = await upTo(place);
  await before.query(`INSERT INTO department (id, name, created_at, updated_at) VALUES ('d', '公司', 1, 1)`);
  await before.query(
    `INSERT INTO app_user (id, username, username_key, name, password_hash, department_id, created_at, updated_at)
     VALUES ('u', 'wang', 'wang', '王建国', 'x', 'd', 1, 1)`,
  );
  await before.query(
    `INSERT INTO notice (${columns}) VALUES ('1', 'u', 'assigned', 5, 'customer', 'c', 1, 'u', NULL, NULL),
       ('2', 'u', 'reminder', 6, 'activity', 'a', 1, NULL, 7, 8), ('3', 'u', 'job', 9, 'import', NULL, 40, NULL, NULL, NULL)`,
  );
  const rows: unknown = await before.query(`SELECT ${columns} FROM notice ORDER BY id`);
  await before.destroy();
  const after = await upTo(place + 1);
  expect(await after.query(`SELECT ${columns} FROM notice ORDER BY id`)).toEqual(rows);
  expect(await after.query('SELECT note, comment_id, batch_id FROM notice WHERE id = 1')).toEqual([
    { note: null, comment_id: null, batch_id: null },
  ]);
  // They still go along with the person they are for.
  await after.query(`DELETE FROM app_user WHERE id = 'u'`);
  expect(await after.query('SELECT id FROM notice')).toEqual([]);
  await after.destroy();
  rmSync(parent, { recursive: true, force: true });
});
