import { migration } from './migration';

/** What a won deal sets going, by pipeline, and the tasks each deal got by it (XDP-02). */
export const Delivery = migration('delivery1795500000090', [
  `CREATE TABLE delivery_plan (
    pipeline_id TEXT PRIMARY KEY REFERENCES pipeline (id) ON DELETE CASCADE,
    department_id TEXT REFERENCES department (id),
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE delivery_plan_task (
    id TEXT PRIMARY KEY,
    pipeline_id TEXT NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    after_days INTEGER NOT NULL,
    assignee TEXT NOT NULL CHECK (assignee IN ('owner', 'person', 'head')),
    user_id TEXT REFERENCES app_user (id),
    department_id TEXT REFERENCES department (id)
  ) WITHOUT ROWID`,
  `CREATE INDEX delivery_plan_task_pipeline ON delivery_plan_task (pipeline_id, position)`,
  `CREATE TABLE delivery_task (
    opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
    plan_task_id TEXT NOT NULL,
    activity_id TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (opportunity_id, plan_task_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX delivery_task_activity ON delivery_task (activity_id)`,
]);
