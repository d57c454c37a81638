CREATE TABLE user_department (user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  department_id TEXT NOT NULL REFERENCES department (id),
  PRIMARY KEY (user_id, department_id)) WITHOUT ROWID;
CREATE INDEX user_department_department ON user_department (department_id);
