import type { Database } from 'better-sqlite3';
import { Random } from './random';

const day = 86_400_000;
const years = 3;
/** Three deals for ten customers, and what is known of a customer goes on to its deal. */
const dealsPerCustomer = 0.3;
/** So that somebody who sees one in twenty has about two thousand open ones among 300,000. */
const openShare = 0.13;

const steps = [
  { name: '初步接触', type: 'open', probability: 10, days: 5 },
  { name: '需求确认', type: 'open', probability: 30, days: 10 },
  { name: '方案报价', type: 'open', probability: 50, days: 7 },
  { name: '商务谈判', type: 'open', probability: 70, days: 10 },
  { name: '赢单', type: 'won', probability: 100, days: null },
  { name: '输单', type: 'lost', probability: 0, days: null },
] as const;

const pipelineName = '满负荷';

/** The pipeline that an earlier run on the same folder filled. */
export function dealsOf(connection: Database): string | undefined {
  const row = connection.prepare('SELECT id FROM pipeline WHERE name = ?').get(pipelineName) as
    { readonly id: string } | undefined;
  return row?.id;
}

/** A pipeline full of deals with the history of their stages; answers the pipeline's id. Everybody may do with them what he or she may with customers. */
export function writeDeals(connection: Database, now: number): string {
  const random = new Random(20261124);
  const pipelineId = random.uuid(now);
  connection.pragma('foreign_keys=OFF');
  connection.exec('BEGIN');
  connection.exec(
    `UPDATE role SET grants = json_set(grants, '$.opportunity', json_extract(grants, '$.customer')), field_groups = json_set(field_groups, '$.money', 'show')`,
  );
  connection
    .prepare('INSERT INTO pipeline (id, name, position, created_at, updated_at) VALUES (?, ?, 9, ?, ?)')
    .run(pipelineId, pipelineName, now, now);
  const stages = steps.map((step, position) => ({ ...step, id: random.uuid(now), position }));
  const addStage = connection.prepare(
    'INSERT INTO stage (id, pipeline_id, name, type, position, probability, expected_days) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { id, name, type, position, probability, days } of stages)
    addStage.run(id, pipelineId, name, type, position, probability, days);
  const open = stages.filter((stage) => stage.type === 'open');
  const addDeal = connection.prepare(
    `INSERT INTO opportunity (id, number, name, sort_name, customer_id, pipeline_id, stage_id, status, amount, currency, probability, expected_close_date,
       opened_at, closed_at, stage_entered_at, source, lost_reason, owner_id, department_id, created_at, updated_at, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'CNY', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  const addMove = connection.prepare(
    `INSERT INTO stage_move (id, opportunity_id, pipeline_id, from_stage_id, from_type, to_stage_id, to_type, at, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const customers = connection.prepare(
    'SELECT id, name, sort_name, owner_id, department_id, source FROM customer WHERE rowid = ?',
  );
  const { rows } = connection.prepare('SELECT max(rowid) AS rows FROM customer').get() as { rows: number };
  const count = Math.round(rows * dealsPerCustomer);
  for (let index = 0; index < count; index++) {
    const customer = customers.get(1 + random.below(rows)) as CustomerRow | undefined;
    if (!customer) continue;
    const openedAt = now - random.below(years * 365) * day - random.below(day);
    const isOpen = random.happens(openShare);
    const reached = isOpen ? random.below(open.length) : open.length - 1;
    const ending = random.happens(0.6) ? 'won' : 'lost';
    const end = isOpen ? undefined : stages.find(({ type }) => type === ending);
    const way = [...open.slice(0, reached + 1), ...(end ? [end] : [])];
    const id = random.uuid(openedAt);
    let at = openedAt;
    let enteredAt: number | null = null;
    let from: (typeof way)[number] | undefined;
    for (const stage of way) {
      if (from) at = Math.min(now - 1, at + 60_000 + random.below(12 * day));
      addMove.run(
        random.uuid(at),
        id,
        pipelineId,
        from?.id ?? null,
        from?.type ?? null,
        stage.id,
        stage.type,
        at,
        enteredAt,
      );
      enteredAt = at;
      from = stage;
    }
    const last = way.at(-1);
    if (!last) continue;
    addDeal.run(
      id,
      `O-${String(index + 1).padStart(6, '0')}`,
      `${customer.name} 设备更新`,
      customer.sort_name,
      customer.id,
      pipelineId,
      last.id,
      last.type,
      random.below(5_000_000) + 10_000,
      last.probability,
      new Date(at + 30 * day).toISOString().slice(0, 10),
      openedAt,
      isOpen ? null : at,
      at,
      customer.source,
      last.type === 'lost' ? 'price' : null,
      customer.owner_id,
      customer.department_id,
      openedAt,
      at,
    );
  }
  connection.exec(`INSERT OR REPLACE INTO counter (name, value) VALUES ('opportunity', ${count})`);
  connection.exec('COMMIT');
  return pipelineId;
}

interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly sort_name: string;
  readonly owner_id: string | null;
  readonly department_id: string | null;
  readonly source: string | null;
}
