CREATE TABLE delivery_plan_task ( id TEXT PRIMARY KEY,
  pipeline_id TEXT NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject TEXT NOT NULL,
  after_days INTEGER NOT NULL,
  assignee TEXT NOT NULL CHECK (assignee IN ('owner', 'person', 'head')),
  user_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id) ) WITHOUT ROWID;
CREATE INDEX delivery_plan_task_pipeline ON delivery_plan_task (pipeline_id, position);
