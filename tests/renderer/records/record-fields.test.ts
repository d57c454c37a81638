import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { FieldGroup, GroupVisibility } from '@shared/access/resources';
import { customerFields } from '@shared/modules/customers/customer';
import type { TFunction } from 'i18next';
import type { AnyRecord, RecordModule } from '@renderer/modules/records/record-module';

// The page's client is chosen when it is first imported, and asks the window for it.
vi.stubGlobal('window', { location: { origin: 'http://localhost' }, addEventListener: () => undefined });

let fieldsModule: typeof import('@renderer/modules/records/record-fields');
let columnsModule: typeof import('@renderer/modules/records/columns');
let valuesModule: typeof import('@renderer/modules/records/field-values');
beforeAll(async () => {
  fieldsModule = await import('@renderer/modules/records/record-fields');
  columnsModule = await import('@renderer/modules/records/columns');
  valuesModule = await import('@renderer/modules/records/field-values');
  // The first import builds the whole page's components.
}, 60_000);

const t = ((key: string) => key) as unknown as TFunction;
const module = { kind: 'customer', name: 'customers', fields: customerFields } as unknown as RecordModule;
const directory = {
  people: [],
  departments: [],
  isReady: true,
  userName: (id: string) => `user ${id}`,
  departmentName: (id: string) => `department ${id}`,
  findUsers: async () => [],
  findDepartments: async () => [],
};
const context = { t, directory, currency: 'CNY', names: { directory, recordName: (id: string) => `customer ${id}` } };

const shown: Record<FieldGroup, GroupVisibility> = {
  basic: 'show',
  contactDetails: 'show',
  relation: 'show',
  billing: 'show',
  money: 'show',
  cost: 'show',
};
const fieldsFor = (groups: Partial<typeof shown>) =>
  fieldsModule.builtInFields(module, { group: (group) => ({ ...shown, ...groups })[group] }, t);
const record = (can: AnyRecord['can']): AnyRecord => ({ id: '1', version: 1, can });

describe('what a role hides or masks', () => {
  test('a hidden group has no field, column or filter', () => {
    const keys = fieldsFor({ billing: 'hide' }).map(({ key }) => key);
    expect(keys).not.toContain('taxId');
    expect(keys).toContain('phones');
  });

  test('a masked field is shown but neither filtered, sorted nor edited', () => {
    const phones = fieldsFor({ contactDetails: 'mask' }).find(({ key }) => key === 'phones');
    expect(phones).toMatchObject({ isMasked: true, isFilterable: false, isSortable: false });
    expect(phones && columnsModule.mayEdit(phones, record(['view', 'edit', 'assign']))).toBe(false);
  });
});

describe('cells', () => {
  test('computed fields, and rows one may not change, have no editor', () => {
    const columns = columnsModule.columnsOf(fieldsFor({}), context);
    const byKey = new Map(columns.map((column) => [column.key, column]));
    expect(byKey.get('number')?.field).toBeUndefined();
    expect(byKey.get('lastContactAt')?.field).toBeUndefined();
    expect(byKey.get('industry')?.canEdit?.(record(['view']))).toBe(false);
    expect(byKey.get('industry')?.canEdit?.(record(['view', 'edit']))).toBe(true);
  });

  test('whose a record is needs the right to assign', () => {
    const owner = columnsModule.columnsOf(fieldsFor({}), context).find(({ key }) => key === 'ownerId');
    expect(owner?.canEdit?.(record(['view', 'edit']))).toBe(false);
    expect(owner?.canEdit?.(record(['view', 'edit', 'assign']))).toBe(true);
  });

  test('every field makes a column with its translated label', () => {
    const columns = columnsModule.columnsOf(fieldsFor({}), context);
    expect(columns.map(({ key, label }) => [key, label])).toEqual(
      Object.keys(customerFields).map((key) => [key, `customers.fields.${key}`]),
    );
  });
});

describe('values', () => {
  test('ids get their names for the editor and become ids again', () => {
    for (const [key, value] of [
      ['ownerId', '7'],
      ['departmentId', '8'],
      ['parentId', '9'],
      ['coOwnerIds', ['7', '8']],
    ] as const) {
      const field = fieldsFor({}).find((one) => one.key === key);
      if (!field) throw new Error(key);
      const edited = valuesModule.toEditor(field, value, context.names);
      expect(valuesModule.fromEditor(field, edited)).toEqual(value);
    }
  });

  test('blank entries and empty texts are nothing', () => {
    const field = (key: string) => fieldsFor({}).find((one) => one.key === key) ?? expect.fail(key);
    expect(valuesModule.fromEditor(field('phones'), [{ label: 'mobile', value: '  ' }])).toEqual([]);
    expect(valuesModule.fromEditor(field('industry'), ' ')).toBeNull();
    expect(valuesModule.isSameValue(null, [])).toBe(true);
  });

  test('the firm’s own fields travel under custom', () => {
    expect(fieldsModule.asInput({ name: 'x', 'custom.budget': 3 })).toEqual({ name: 'x', custom: { budget: 3 } });
    expect(fieldsModule.valueOf({ custom: { budget: 3 } }, 'custom.budget')).toBe(3);
  });
});
