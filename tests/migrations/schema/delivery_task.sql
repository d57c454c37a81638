CREATE TABLE delivery_task ( opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
  plan_task_id TEXT NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (opportunity_id, plan_task_id) ) WITHOUT ROWID;
CREATE INDEX delivery_task_activity ON delivery_task (activity_id);
