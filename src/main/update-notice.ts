/** What server and command line say before a database is changed for a newer version; its size in bytes. */
export function updateNotice(bytes: number): string {
  const size = bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
  return `This version changes the database. A backup of its ${size} is written to backups/before-upgrade.db first; please wait.\n`;
}
