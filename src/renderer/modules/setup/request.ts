import type { client } from '@renderer/api/client';
import { namedPeople, type Wizard } from './wizard';

/** What the engine is asked for, from everything the person chose. */
export function requestOf(wizard: Wizard): Parameters<typeof client.setup.create>[0] {
  const { firm, admin, departments, answers, sampleData, setupCode } = wizard;
  const chosen = departments.filter(({ isChosen }) => isChosen);
  return {
    organization: firm,
    admin: { name: admin.name, username: admin.username, password: admin.password },
    // Without a name the engine takes the template's in the firm's language.
    departments: chosen.map(({ key, name }) => ({ key, ...(name !== null && { name }) })),
    users: namedPeople(wizard).map(({ name, username, departmentKey, roleKey }) => ({
      name,
      username,
      roleKey,
      ...(chosen.some(({ key }) => key === departmentKey) && departmentKey !== null && { departmentKey }),
    })),
    answers: { ...answers, sellingMode: firm.sellingMode },
    sampleData,
    ...(setupCode.trim() !== '' && { setupCode: setupCode.trim() }),
  };
}
