import { command } from '../../contract/operation';
import { downloadSchema } from '../exports/export';

/**
 * Everything the firm has in one ZIP, readable without Hearth: the way out. For administrators; audited before the first
 * byte. Files that belong to another department alone stay there: they are counted in the description and left out.
 */
export const archiveContract = {
  open: command(
    { resource: 'settings', action: 'edit' },
    { path: '/archive', summary: 'Make everything ready as one ZIP, to be fetched from downloads', successStatus: 201 },
  ).output(downloadSchema),
};
