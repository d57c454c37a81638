import { Fault } from '@shared/contract/faults';
import type { AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import type { Reader } from '../../database/reader';

interface RuleRow {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly method: AssignmentRule['method'];
  readonly user_ids: string;
  readonly sources: string;
  readonly regions: string;
  readonly most_open: number | null;
  readonly min_score: number | null;
  readonly is_on: number;
  readonly last_user_id: string | null;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** All rules in the order they are asked. */
export async function loadRules(db: Reader): Promise<AssignmentRule[]> {
  const rows = await db.all<RuleRow>('SELECT * FROM lead_assignment_rule ORDER BY position, id');
  return rows.map(asRule);
}

export async function readRule(db: Reader, id: string): Promise<AssignmentRule> {
  const row = await db.one<RuleRow>('SELECT * FROM lead_assignment_rule WHERE id = ?', [id]);
  if (!row) throw new Fault('not_found');
  return asRule(row);
}

/** Whether a score that rose from one number to another reached what a rule in use asks for. */
export async function hasThresholdBetween(db: Reader, before: number, after: number): Promise<boolean> {
  const row = await db.one(
    'SELECT 1 AS found FROM lead_assignment_rule WHERE is_on = 1 AND min_score > ? AND min_score <= ? LIMIT 1',
    [before, after],
  );
  return row !== undefined;
}

function asRule(row: RuleRow): AssignmentRule {
  // Written by this module alone, from values the contract has checked.
  const list = (text: string) => JSON.parse(text) as string[];
  const { id, position, name, method, version } = row;
  return {
    ...{ id, position, name, method, version },
    userIds: list(row.user_ids),
    sources: list(row.sources),
    regions: list(row.regions),
    mostOpen: row.most_open,
    minScore: row.min_score,
    isOn: row.is_on === 1,
    lastUserId: row.last_user_id,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
