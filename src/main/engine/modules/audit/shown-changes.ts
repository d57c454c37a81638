import type { FieldGroup } from '@shared/access/resources';
import type { QueryContext } from '../../context';

type Changed = Record<string, [unknown, unknown]>;

/** Say what was done with a record or a list, and nothing of what stands in it. */
const always: readonly string[] = ['deletedAt', 'shares', 'printed', 'count', 'columns'];

/** The changes of fields the reader sees unmasked (ORG-05). Only kinds whose fields have groups hide any. */
export function shownChanges({ services, caller }: QueryContext, kind: string, changes: Changed): Changed {
  const known = services.kinds.find(kind);
  if (!known) return changes;
  const isShown = (key: string) => {
    const group = groupOf(key);
    // What belongs to no field, such as the records of a merge, may hold any of its kind's.
    return group ? caller.access.group(group) === 'show' : groups.every((one) => caller.access.group(one) === 'show');
  };
  const groups = [...Object.values(known.fields), ...services.customFields.all(known.resource)].map(
    ({ group }) => group,
  );
  const groupOf = (key: string): FieldGroup | undefined => {
    if (key.startsWith('custom.')) return services.customFields.find(known.resource, key.slice(7))?.group;
    if (always.includes(key)) return 'basic';
    return known.fields[key]?.group;
  };
  return Object.fromEntries(Object.entries(changes).filter(([key]) => isShown(key)));
}
