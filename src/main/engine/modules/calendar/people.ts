import type { CalendarPerson } from '@shared/modules/calendar/calendar.contract';
import { mostCalendarPeople } from '@shared/modules/calendar/calendar.contract';
import { marks } from '../../access/scope';
import type { QueryContext } from '../../context';

/**
 * Oneself first, then the colleagues of one's departments by name; for whoever reaches the tree, those below too; for whoever
 * sees one's own activities alone, nobody else.
 */
export async function calendarPeople({ db, caller }: QueryContext): Promise<CalendarPerson[]> {
  const { access, user } = caller;
  const reach = access.scope('activity', 'view');
  const departments = reach === 'own' ? [] : reach === 'tree' ? access.treeIds : access.departmentIds;
  const among =
    departments.length === 0 ? '' : `OR (disabled_at IS NULL AND department_id IN (${marks(departments.length)}))`;
  return db.all<{ id: string; name: string; departmentId: string } & CalendarPerson>(
    `SELECT id, name, department_id AS departmentId FROM app_user WHERE id = ? ${among}
     ORDER BY id <> ?, name, id LIMIT ?`,
    [user.id, ...departments, user.id, mostCalendarPeople],
  );
}
