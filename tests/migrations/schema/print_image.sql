CREATE TABLE print_image ( slot TEXT PRIMARY KEY CHECK (slot IN ('logo', 'seal')),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  size INTEGER NOT NULL,
  content TEXT NOT NULL,
  updated_at INTEGER NOT NULL );
