import { migration } from './migration';

/** What the ready-made roles see of costs and margins; roles a firm made itself hide them until it says otherwise (QUO-08). */
const given: Readonly<Record<string, 'show' | 'hide'>> = {
  administrator: 'show',
  manager: 'show',
  sales: 'hide',
  marketing: 'hide',
  service: 'hide',
  accountant: 'show',
  personnel: 'hide',
  owner: 'show',
};

export const CostGroup = migration(
  'cost1795500000036',
  Object.entries(given).map(([template, visibility]) => ({
    'better-sqlite3': `UPDATE role SET field_groups = json_set(field_groups, '$.cost', '${visibility}') WHERE template = '${template}'`,
    postgres: `UPDATE role SET field_groups = (field_groups::jsonb || jsonb_build_object('cost', '${visibility}'))::text WHERE template = '${template}'`,
  })),
);
