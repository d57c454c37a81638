CREATE TABLE user_role (user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  role_id TEXT NOT NULL REFERENCES role (id),
  PRIMARY KEY (user_id, role_id)) WITHOUT ROWID;
CREATE INDEX user_role_role ON user_role (role_id);
