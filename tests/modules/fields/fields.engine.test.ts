import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnField, OwnFieldCreate } from '@shared/modules/fields/field';
import type { Person } from '../../support/builders';
import { buildContact, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let token: string;
let admin: Client;
let seller: Person;
beforeAll(async () => {
  test = await startTestEngine();
  token = await setUp(test);
  admin = test.client(token);
  seller = await buildUser(test, admin);
});
afterAll(() => test.close());

let count = 0;
const buildField = (values: Partial<OwnFieldCreate> = {}): Promise<OwnField> =>
  admin.fields.create({ resource: 'customer', type: 'text', label: `字段 ${++count}`, ...values });
const seasons = [
  { key: 'spring', label: '春', isRetired: false },
  { key: 'summer', label: '夏', isRetired: false },
];

describe('adding a field', () => {
  it('is refused to whoever may not change the settings', async () => {
    const call = seller.client.fields.create({ resource: 'customer', type: 'text', label: '暗号' });
    expect(await faultOf(call)).toMatchObject({ code: 'not_allowed' });
  });

  it.each([
    [{ type: 'choice', options: [] }, 'options'],
    [{ type: 'text', options: seasons }, 'options'],
    [{ type: 'choice', options: [...seasons, { key: 'spring', label: '又春', isRetired: false }] }, 'options'],
    [{ type: 'multiChoice', options: seasons, isSearchable: true }, 'isSearchable'],
  ] as const)('refuses %j', async (values, field) => {
    const call = buildField({ ...values, options: [...(values.options ?? [])] });
    expect(await faultOf(call)).toMatchObject({ code: 'invalid_input', data: { field } });
  });

  it('makes a key from the label that never changes, and refuses a label that is taken', async () => {
    const field = await buildField({ label: '停产检修' });
    expect(field.key).toBe('tingChanJianXiu');
    const renamed = await admin.fields.patch({ id: field.id, version: 1, label: '年底停产' });
    expect(renamed).toMatchObject({ key: 'tingChanJianXiu', label: '年底停产', version: 2 });
    expect(await faultOf(buildField({ label: '年底停产' }))).toMatchObject({ code: 'duplicate' });
    expect((await buildField({ label: '停产检修' })).key).toBe('tingChanJianXiu2');
    expect(await faultOf(admin.fields.patch({ id: field.id, version: 1, label: '旧' }))).toMatchObject({
      code: 'stale_version',
      data: { current: { label: '年底停产' } },
    });
  });
});

describe('values', () => {
  it.each([
    ['text', 'ＡＢ​ 节能 ', 'ＡＢ 节能'],
    ['number', -12.5, -12.5],
    ['money', 12_345_600, 12_345_600],
    ['date', '2026-12-25', '2026-12-25'],
    ['yesNo', false, false],
    ['choice', 'summer', 'summer'],
    ['multiChoice', ['spring', 'summer'], ['spring', 'summer']],
  ] as const)('of type %s are written, read and survive a restart', async (type, value, stored) => {
    const field = await buildField({ type, options: type === 'choice' || type === 'multiChoice' ? seasons : [] });
    const customer = await buildCustomer(admin, { custom: { [field.key]: value } });
    test = await test.restart();
    admin = test.client(token);
    seller = { ...seller, client: test.client(seller.token) };
    const read = await admin.customers.read({ id: customer.id });
    expect(read.custom?.[field.key]).toEqual(stored);
    const emptied = await admin.customers.patch({ id: customer.id, version: 1, custom: { [field.key]: null } });
    expect(emptied.custom).not.toHaveProperty(field.key);
  });

  it.each([
    ['text', 'x'.repeat(1_000_000)],
    ['text', 12],
    ['number', '12'],
    ['money', 0.5],
    ['money', 1e14],
    ['date', '2026-02-30'],
    ['yesNo', 'yes'],
    ['choice', 'autumn'],
    ['multiChoice', ['spring', 'spring']],
    ['multiChoice', 'spring'],
  ] as const)('of type %s refuse what does not fit', async (type, value) => {
    const field = await buildField({ type, options: type === 'choice' || type === 'multiChoice' ? seasons : [] });
    const call = buildCustomer(admin, { custom: { [field.key]: value } });
    expect(await faultOf(call)).toEqual({
      code: 'invalid_input',
      data: { reason: 'badValue', field: `custom.${field.key}` },
    });
  });

  it('of fields that do not exist are refused by name', async () => {
    for (const key of ['nothing', 'constructor'])
      expect(
        await faultOf(buildCustomer(admin, { custom: JSON.parse(`{"${key}": "x"}`) as Record<string, unknown> })),
      ).toMatchObject({ code: 'invalid_input' });
  });

  it('are asked for where the field is required, and not of the contact a person customer brings along', async () => {
    const field = await buildField({ resource: 'contact', isRequired: true });
    expect(await faultOf(buildContact(admin))).toEqual({
      code: 'invalid_input',
      data: { reason: 'fieldRequired', field: `custom.${field.key}` },
    });
    const contact = await buildContact(admin, { custom: { [field.key]: '有' } });
    expect(
      await faultOf(admin.contacts.patch({ id: contact.id, version: 1, custom: { [field.key]: null } })),
    ).toMatchObject({ data: { reason: 'fieldRequired' } });
    await buildCustomer(admin, { kind: 'person', name: '罗成' });
    await admin.fields.patch({ id: field.id, version: 1, isRequired: false });
  });

  it('keep a choice that is no longer offered, which is retired but never removed', async () => {
    const field = await buildField({ type: 'choice', options: seasons });
    const customer = await buildCustomer(admin, { custom: { [field.key]: 'spring' } });
    expect(await faultOf(admin.fields.patch({ id: field.id, version: 1, options: seasons.slice(1) }))).toMatchObject({
      data: { reason: 'optionInUse' },
    });
    const options = seasons.map((option) => ({ ...option, isRetired: option.key === 'spring' }));
    await admin.fields.patch({ id: field.id, version: 1, options });
    const kept = await admin.customers.patch({
      id: customer.id,
      version: 1,
      custom: { [field.key]: 'spring' },
      notes: '留',
    });
    expect(kept.custom?.[field.key]).toBe('spring');
    expect(await faultOf(buildCustomer(admin, { custom: { [field.key]: 'spring' } }))).toMatchObject({
      data: { reason: 'badValue' },
    });
  });

  it('of a retired field stay and come back with it', async () => {
    const field = await buildField();
    const customer = await buildCustomer(admin, { custom: { [field.key]: '留着' } });
    await admin.fields.retire({ id: field.id, version: 1 });
    expect((await admin.customers.read({ id: customer.id })).custom).not.toHaveProperty(field.key);
    const filter = { field: `custom.${field.key}`, op: 'eq' as const, value: '留着' };
    expect(await faultOf(admin.customers.list({ filter }))).toMatchObject({ data: { reason: 'badFilter' } });
    expect(
      await faultOf(admin.customers.patch({ id: customer.id, version: 1, custom: { [field.key]: '新' } })),
    ).toMatchObject({ data: { reason: 'unknownField' } });
    await admin.customers.patch({ id: customer.id, version: 1, notes: '别的' });
    await admin.fields.revive({ id: field.id, version: 2 });
    expect((await admin.customers.read({ id: customer.id })).custom?.[field.key]).toBe('留着');
    expect((await admin.customers.list({ filter })).items).toHaveLength(1);
  });
});

describe('a field whose group a role hides', () => {
  it('is not listed, shown, written, filtered or told of on the timeline; a masked one is masked', async () => {
    const accountant = await buildUser(test, admin, {
      role: {
        grants: { customer: { view: 'all', edit: 'all', create: 'all' } },
        fieldGroups: { relation: 'hide', billing: 'mask' },
      },
    });
    const hidden = await buildField({ group: 'relation', label: '喜好' });
    const masked = await buildField({ group: 'billing', label: '开户行' });
    const customer = await buildCustomer(admin, { custom: { [hidden.key]: '龙井', [masked.key]: '宁波银行' } });
    await admin.customers.patch({ id: customer.id, version: 1, custom: { [hidden.key]: '喝茶' } });
    const { client } = accountant;
    const labels = (await client.fields.list({})).items.map((field) => field.label);
    expect(labels).not.toContain('喜好');
    expect(labels).toContain('开户行');
    expect((await client.customers.read({ id: customer.id })).custom).toEqual({ [masked.key]: '••••' });
    for (const field of [hidden, masked]) {
      const key = `custom.${field.key}`;
      expect(await faultOf(client.customers.list({ filter: { field: key, op: 'eq', value: '喝茶' } }))).toEqual({
        code: 'invalid_input',
        data: { reason: 'hiddenField', field: key },
      });
      expect(
        await faultOf(client.customers.patch({ id: customer.id, version: 2, custom: { [field.key]: '猜' } })),
      ).toEqual({ code: 'invalid_input', data: { reason: 'hiddenField', field: key } });
    }
    expect(JSON.stringify(await client.customers.timeline({ id: customer.id }))).not.toMatch(/喝茶|龙井/);
    await client.customers.patch({ id: customer.id, version: 2, shortName: '不碰' });
    expect((await admin.customers.read({ id: customer.id })).custom).toEqual({
      [hidden.key]: '喝茶',
      [masked.key]: '宁波银行',
    });
  });
});

describe('filters on own fields', () => {
  it('take the operators of their type, with and without an index, and answer the same', async () => {
    const field = await buildField({ type: 'money', label: '年产值' });
    const key = `custom.${field.key}`;
    for (const amount of [100, 200, 300]) await buildCustomer(admin, { custom: { [field.key]: amount } });
    const names = async () => {
      const answers = [];
      for (const filter of [
        { field: key, op: 'eq' as const, value: 200 },
        { field: key, op: 'gt' as const, value: 100 },
        { field: key, op: 'between' as const, value: [200, 250] },
        { field: key, op: 'in' as const, value: [100, 300] },
      ])
        answers.push(
          (await admin.customers.list({ filter, sort: 'number' })).items.map((item) => item.custom?.[field.key]),
        );
      return answers;
    };
    const expected = [[200], [200, 300], [200], [100, 300]];
    expect(await names()).toEqual(expected);
    await admin.fields.patch({ id: field.id, version: 1, isSearchable: true });
    await settled();
    expect((await admin.fields.list({})).items.find((item) => item.id === field.id)?.index).toBe('ready');
    expect(await indexes()).toContain(`customer_custom_${field.key}`);
    expect(await names()).toEqual(expected);
    const plan = await test.engine.services.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT c.id FROM customer c INDEXED BY customer_custom_${field.key} WHERE c.deleted_at IS NULL AND json_extract(c.custom, '$."${field.key}"') = 200`,
    );
    expect(plan[0]?.detail).toContain('SEARCH');
    await admin.fields.retire({ id: field.id, version: 2 });
    await settled();
    expect(await indexes()).not.toContain(`customer_custom_${field.key}`);
  });

  it('refuse what does not fit the type', async () => {
    const field = await buildField({ type: 'number' });
    for (const [op, value] of [
      ['contains', '1'],
      ['eq', 'eins'],
      ['within', 'thisMonth'],
    ] as const)
      expect(
        await faultOf(admin.customers.list({ filter: { field: `custom.${field.key}`, op, value } })),
      ).toMatchObject({ code: 'invalid_input', data: { reason: 'badFilter' } });
  });
});

async function settled(): Promise<void> {
  const { jobs } = test.engine.services;
  for (const job of (await admin.jobs.list({})).items) await jobs.settled(job.id);
}

async function indexes(): Promise<string[]> {
  const rows = await test.engine.services.reader.all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'index'`,
  );
  return rows.map((row) => row.name);
}
