import { DataSource, DefaultNamingStrategy } from 'typeorm';
import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { ConnectionRole } from './driver';
import { encryptedDriver } from './driver';

/** Columns are the property names in snake_case. */
class SnakeNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || snakeCase(propertyName);
  }
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export interface ConnectionOptions {
  readonly file: string;
  readonly key: Buffer;
  readonly role: ConnectionRole;
  readonly entities: readonly EntitySchema[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** Opens one encrypted connection. Only database/ holds DataSources; everything else gets a reader or a unit. */
export async function openConnection(options: ConnectionOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: options.file,
    driver: encryptedDriver(options.key, options.role),
    readonly: options.role !== 'writer',
    fileMustExist: options.role !== 'writer',
    statementCacheSize: 400,
    namingStrategy: new SnakeNames(),
    entities: [...options.entities],
    migrations: [...(options.migrations ?? [])],
    migrationsTableName: 'migration',
    synchronize: false,
    migrationsRun: false,
    logging: false,
  });
  return source.initialize();
}
