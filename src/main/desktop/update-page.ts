import { plainPage } from './plain-page';
import { desktopTexts, filled } from './texts';

/** Its path under the page's origin. */
export const updatePath = '/engine-update';

/** What the window shows while the database is backed up and brought to this version; it goes away by itself. */
export function updatePage(bytes: number): string {
  const { title, backup, stayOpen } = desktopTexts().update;
  const megabytes = Math.ceil(bytes / 1e6);
  return plainPage(title, [`<p>${filled(backup, { megabytes })}</p>`, `<p>${stayOpen}</p>`]);
}
