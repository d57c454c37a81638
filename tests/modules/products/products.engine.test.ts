import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const compressor = {
  code: 'NS-75V',
  name: '永磁变频螺杆空压机',
  specification: 'NS-75V · 75 kW · 8 bar',
  category: '空压机',
  family: 'NS',
  tier: 75,
  unit: '台',
  listPrice: '148000.00',
  taxRate: '13',
  cost: '96500.5',
  tags: ['节能'],
};

describe('refusals', () => {
  it('nobody without a session', async () => {
    expect(await faultOf(test.client().products.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().products.create({ name: 'x' }))).toMatchObject({ code: 'signed_out' });
  });

  it('whoever has nothing to do with products sees none, sellers change none', async () => {
    const departmentId = await firmId(admin);
    const personnel = await addColleague(test, admin, { username: 'ren', role: 'personnel', departmentId });
    const seller = await addColleague(test, admin, { username: 'xiao', role: 'sales', departmentId });
    const product = await admin.products.create({ name: '冷冻式干燥机', code: 'ND-150' });
    expect((await personnel.client.products.list({})).items).toEqual([]);
    expect((await personnel.client.search.find({ q: '冷冻式' })).items).toEqual([]);
    expect(await faultOf(personnel.client.products.read({ id: product.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(personnel.client.products.timeline({ id: product.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(seller.client.products.create({ name: 'x' }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(seller.client.products.patch({ ...ref(product), name: 'x' }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(seller.client.products.delete({ id: product.id }))).toMatchObject({ code: 'not_allowed' });
    expect((await seller.client.search.find({ q: '冷冻式' })).items).toMatchObject([{ id: product.id }]);
  });

  it('who may not see what things cost neither reads nor filters, writes or exports it', async () => {
    const departmentId = await firmId(admin);
    const seller = await addColleague(test, admin, { username: 'mai', role: 'sales', departmentId });
    const product = await admin.products.create({ name: '精密过滤器', listPrice: '5400', cost: '3100' });
    const changed = await admin.products.patch({ ...ref(product), cost: '3200' });
    expect(changed.cost).toBe('3200');
    const seen = await seller.client.products.read({ id: product.id });
    expect(seen).toMatchObject({ listPrice: '5400' });
    expect(seen).not.toHaveProperty('cost');
    expect(JSON.stringify(await seller.client.products.timeline({ id: product.id }))).not.toContain('3200');
    expect(
      await faultOf(seller.client.products.list({ filter: { field: 'cost', op: 'gt', value: 3000 } })),
    ).toMatchObject({ data: { reason: 'hiddenField' } });
    const service = await addColleague(test, admin, { username: 'fu', role: 'service', departmentId });
    expect(await service.client.products.read({ id: product.id })).not.toHaveProperty('listPrice');
  });

  it.each([
    ['negative', { listPrice: '-1' }],
    ['beyond all money', { listPrice: '100000000001' }],
    ['ten to the fifteenth', { listPrice: `1${'0'.repeat(15)}` }],
    ['in exponents', { listPrice: '1e5' }],
    ['with seven digits behind the point', { cost: '0.0000001' }],
    ['grouped', { listPrice: '1,480' }],
    ['no number', { cost: 'NaN' }],
    ['a tax beyond everything', { taxRate: '100.01' }],
    ['a currency of two letters', { currency: 'RM' }],
    ['a tier below nothing', { tier: -1 }],
    ['without a name', { name: '' }],
  ])('%s', async (_, values) => {
    expect(await faultOf(admin.products.create({ name: 'x', ...values }))).toMatchObject({ code: 'invalid_input' });
  });

  it('a subscription that says nothing of when, and an old version', async () => {
    expect(await faultOf(admin.products.create({ name: '云服务', kind: 'subscription' }))).toMatchObject({
      data: { reason: 'needsInterval', field: 'billingInterval' },
    });
    const product = await admin.products.create({ name: '保养', kind: 'service' });
    await admin.products.patch({ ...ref(product), unit: '次' });
    expect(await faultOf(admin.products.patch({ ...ref(product), unit: '年' }))).toMatchObject({
      code: 'stale_version',
      data: { current: { unit: '次' } },
    });
  });

  it('a code somebody else has, however it is written, the bin included', async () => {
    const first = await admin.products.create({ name: '储气罐', code: 'CQ 3' });
    expect(await faultOf(admin.products.create({ name: '别的', code: 'ｃｑ3' }))).toMatchObject({
      code: 'duplicate',
      data: { reason: 'codeTaken', field: 'code', name: '储气罐' },
    });
    await admin.products.delete({ id: first.id });
    expect(await faultOf(admin.products.create({ name: '别的', code: 'CQ3' }))).toMatchObject({
      data: { reason: 'codeInBin', name: '储气罐' },
    });
    expect(await admin.products.restore({ id: first.id })).toMatchObject({ code: 'CQ 3' });
    const second = await admin.products.create({ name: '别的' });
    expect(await faultOf(admin.products.patch({ ...ref(second), code: 'cq3' }))).toMatchObject({
      data: { reason: 'codeTaken' },
    });
  });
});

describe('a product', () => {
  it('has a number, the firm’s currency, prices with tax, and is offered', async () => {
    const product = await admin.products.create(compressor);
    expect(product).toMatchObject({
      ...compressor,
      number: expect.stringMatching(/^P-\d{6}$/) as unknown,
      listPrice: '148000',
      kind: 'goods',
      status: 'active',
      currency: 'CNY',
      priceIncludesTax: true,
      billingInterval: null,
    });
    const free = await admin.products.create({ name: '样品', billingInterval: 'year' });
    expect(free).toMatchObject({ listPrice: null, currency: null, priceIncludesTax: null, billingInterval: null });
  });

  it('is found by name, pinyin, initials, code and specification', async () => {
    const { id } = await admin.products.create({
      name: '空压站联控柜',
      code: 'NSC-4',
      specification: '四机联控 Modbus TCP',
      family: 'NSC',
    });
    for (const q of ['联控柜', 'liankonggui', 'kyz', 'NSC-4', 'nsc4', '四机联控', 'modbus'])
      expect([q, (await admin.products.list({ q })).items.map((item) => item.id)]).toEqual([q, [id]]);
    expect((await admin.search.find({ q: '联控柜' })).items).toMatchObject([
      { kind: 'product', id, subtitle: 'NSC-4 · 四机联控 Modbus TCP' },
    ]);
  });

  it('stands in lists by name, price, code and category, those without one at the end', async () => {
    for (const [name, listPrice] of [
      ['排序甲', '9.5'],
      ['排序乙', '10'],
      ['排序丙', '0.000001'],
    ] as const)
      await admin.products.create({ name, listPrice, category: '排序' });
    await admin.products.create({ name: '排序丁', category: '排序' });
    const filter = { field: 'category', op: 'eq', value: '排序' } as const;
    const names = async (sort: string, more = {}) =>
      (await admin.products.list({ filter, sort, ...more })).items.map(({ name }) => name);
    expect(await names('listPrice')).toEqual(['排序丙', '排序甲', '排序乙', '排序丁']);
    expect(await names('-listPrice')).toEqual(['排序乙', '排序甲', '排序丙', '排序丁']);
    expect(await names('name', { filter: { and: [filter, { field: 'listPrice', op: 'gte', value: 9.5 }] } })).toEqual([
      '排序甲',
      '排序乙',
    ]);
    expect((await admin.products.list({ filter, limit: 2 })).nextCursor).not.toBeNull();
  });

  it('retires and comes back; its timeline tells', async () => {
    const product = await admin.products.create({ name: '旧款', listPrice: '1' });
    const retired = await admin.products.patch({ ...ref(product), status: 'retired' });
    expect(retired.status).toBe('retired');
    const { items } = await admin.products.timeline({ id: product.id });
    expect(items.map(({ kind }) => kind)).toEqual(['changed', 'created']);
    expect(await admin.products.timelineCounts({ id: product.id })).toBeDefined();
    expect(await admin.audit.history({ kind: 'product', id: product.id })).toBeDefined();
  });

  it('takes tags and one field for many, goes to the bin with others and comes back by the undo', async () => {
    const ids: string[] = [];
    for (const name of ['批量甲', '批量乙']) ids.push((await admin.products.create({ name })).id);
    const change = async (wanted: Parameters<Client['bulk']['start']>[0]['change']) => {
      const { jobId } = await admin.bulk.start({ resource: 'product', selection: { ids }, change: wanted });
      await test.engine.services.jobs.settled(jobId);
      return jobId;
    };
    await change({ type: 'addTags', tags: ['清仓'] });
    await change({ type: 'set', field: 'taxRate', value: '9' });
    const tagged = await admin.products.list({ filter: { field: 'tags', op: 'in', value: ['清仓'] } });
    expect(tagged.items.map(({ taxRate }) => taxRate)).toEqual(['9', '9']);
    expect(
      await faultOf(
        admin.bulk.start({
          resource: 'product',
          selection: { ids },
          change: { type: 'addCoOwner', userId: (await admin.sessions.current()).user.id },
        }),
      ),
    ).toMatchObject({ data: { reason: 'unknownField' } });
    const job = await change({ type: 'delete' });
    expect((await admin.bin.list({ kind: 'product' })).items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    await admin.jobs.undo({ id: job });
    await test.engine.services.jobs.settled(job);
    expect((await admin.products.list({ filter: { field: 'tags', op: 'in', value: ['清仓'] } })).items).toHaveLength(2);
  });

  it('has fields of the firm’s own, and views', async () => {
    const field = await admin.fields.create({ resource: 'product', type: 'text', label: '产地' });
    const product = await admin.products.create({ name: '阀门', custom: { [field.key]: '宁波' } });
    expect(product.custom).toEqual({ [field.key]: '宁波' });
    expect(await admin.views.create({ resource: 'product', name: '在售' })).toMatchObject({ resource: 'product' });
  });

  it('has files, seen by whoever sees products and by nobody else', async () => {
    const departmentId = await firmId(admin);
    const product = await admin.products.create({ name: '压力表', unit: '只', category: '仪表', family: 'YB' });
    const subjects = [{ kind: 'product' as const, id: product.id }];
    const file = await buildFile(admin, { name: '压力表说明书.txt', content: '0-1.6 MPa', subjects });
    const filter = { field: 'productId', op: 'eq', value: product.id } as const;
    const seller = await addColleague(test, admin, { username: 'kan', role: 'sales', departmentId });
    expect((await seller.client.files.list({ filter })).items).toMatchObject([
      { id: file.id, subjects: [{ kind: 'product', id: product.id, name: '压力表' }] },
    ]);
    expect((await seller.client.products.timeline({ id: product.id })).items.map(({ kind }) => kind)).toContain('file');
    const personnel = await addColleague(test, admin, { username: 'bukan', role: 'personnel', departmentId });
    expect((await personnel.client.files.list({ filter })).items).toEqual([]);
    expect(await faultOf(personnel.client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
    expect(
      await faultOf(admin.activities.create({ kind: 'note', subject: 'x', subjects: subjects as never })),
    ).toMatchObject({ code: 'invalid_input' });
    const words = await seller.client.products.words();
    expect(words.unit).toContain('只');
    expect(words.family).toContain('YB');
    expect(await personnel.client.products.words()).toEqual({ category: [], family: [], unit: [] });
  });
});
