import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadForm } from '@shared/modules/lead-forms/lead-form';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague, firmId } from '../../support/people';
import type { TestServer } from '../../support/server';
import { startTestServer } from '../../support/server';

let test: TestEngine;
let server: TestServer;
let admin: Client;
let seller: Awaited<ReturnType<typeof addColleague>>;
let form: LeadForm;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  server = await startTestServer(test);
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales' });
  form = await admin.leadForms.create({
    name: '华东工业展',
    language: 'zh-CN',
    heading: '领取样本',
    asks: [
      { field: 'name', isRequired: true },
      { field: 'companyName', isRequired: false },
      { field: 'phone', isRequired: true },
      { field: 'email', isRequired: false },
      { field: 'message', isRequired: false },
    ],
    source: '展会',
    subSource: '华东工业展 2026',
    ownerId: seller.id,
  });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const visitor = () => test.client(null);
const values = { name: '周敏', phone: '138 0013 8000' };

async function openToken(key = form.key): Promise<string> {
  const { token } = await visitor().leadForms.open({ key });
  test.clock.now += 10_000;
  return token;
}

async function post(fields: Record<string, string>, headers: Record<string, string> = {}, key = form.key) {
  return server.call('POST', `/forms/${key}`, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

async function countLeads(): Promise<number | null> {
  return (await admin.leads.list({})).total;
}

describe('refusals', () => {
  it('forms are shaped by those who may change the settings alone', async () => {
    const input = { name: 'x', language: 'en', heading: 'x', asks: [{ field: 'name', isRequired: true }] } as const;
    expect(await faultOf(visitor().leadForms.list())).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(visitor().leadForms.create({ ...input, asks: [...input.asks] }))).toMatchObject({
      code: 'signed_out',
    });
    const { id, version } = form;
    for (const call of [
      seller.client.leadForms.create({ ...input, asks: [...input.asks] }),
      seller.client.leadForms.patch({ id, version, isOn: false }),
      seller.client.leadForms.delete({ id, version }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'not_allowed' });
  });

  it('a form without a name to ask, the same question twice, a receiver nobody is, an old version', async () => {
    const input = { name: 'x', language: 'en', heading: 'x' } as const;
    const ask = (field: 'name' | 'phone', isRequired = true) => ({ field, isRequired });
    for (const asks of [[], [ask('phone')], [ask('name', false)], [ask('name'), ask('name')]])
      expect(await faultOf(admin.leadForms.create({ ...input, asks }))).toMatchObject({ code: 'invalid_input' });
    const nobody = { ownerId: '01a20d70-0000-7000-8000-000000000000' };
    expect(await faultOf(admin.leadForms.create({ ...input, asks: [ask('name')], ...nobody }))).toMatchObject({
      data: { field: 'ownerId' },
    });
    expect(await faultOf(admin.leadForms.patch({ id: form.id, version: 9, isOn: false }))).toMatchObject({
      code: 'stale_version',
    });
  });

  it('an unknown form, a form switched off, forged, fresh, old and spent tokens, a trap that was stepped into', async () => {
    const before = await countLeads();
    const send = (token: string, more = {}) => visitor().leadForms.submit({ key: form.key, token, values, ...more });
    expect(await faultOf(visitor().leadForms.open({ key: 'feedbeef' }))).toMatchObject({
      code: 'not_found',
      data: { reason: 'formUnknown' },
    });
    expect(await faultOf(send('1.2.3'))).toMatchObject({ data: { reason: 'formToken' } });
    const other = await admin.leadForms.create({
      ...{ name: 'y', language: 'en', heading: 'y', asks: [{ field: 'name', isRequired: true }] },
    });
    expect(await faultOf(send(await openToken(other.key)))).toMatchObject({ data: { reason: 'formToken' } });
    const { token: fresh } = await visitor().leadForms.open({ key: form.key });
    expect(await faultOf(send(fresh))).toMatchObject({ code: 'too_many', data: { reason: 'formTooFast' } });
    const old = await openToken();
    test.clock.now += 13 * 3_600_000;
    expect(await faultOf(send(old))).toMatchObject({ data: { reason: 'formOld' } });
    expect(await faultOf(send(await openToken(), { trap: 'http://buy.example' }))).toMatchObject({
      data: { reason: 'formSpam' },
    });
    await admin.leadForms.patch({ id: other.id, version: other.version, isOn: false });
    expect(await faultOf(visitor().leadForms.open({ key: other.key }))).toMatchObject({
      code: 'not_found',
      data: { reason: 'formClosed' },
    });
    expect(await countLeads()).toBe(before);
  });

  it('answers that are missing, too long, or no number and no mail; questions that are none', async () => {
    const send = async (given: object) => {
      const call = { key: form.key, token: await openToken(), values: given };
      return faultOf(visitor().leadForms.submit(call));
    };
    expect(await send({ name: ' ', phone: '13800138000' })).toMatchObject({
      data: { reason: 'formMissing', field: 'name' },
    });
    expect(await send({ name: '周敏' })).toMatchObject({ data: { reason: 'formMissing', field: 'phone' } });
    expect(await send({ name: '周敏', phone: 'call me' })).toMatchObject({ data: { reason: 'formPhone' } });
    expect(await send({ ...values, email: 'zhou at example' })).toMatchObject({ data: { reason: 'formMail' } });
    expect(await send({ ...values, message: 'x'.repeat(1_000_000) })).toMatchObject({ code: 'invalid_input' });
    expect(await send({ ...values, ownerId: seller.id })).toMatchObject({ code: 'invalid_input' });
  });

  it('more from one address than a person sends, and nobody else for it', async () => {
    const from = (address: string) => test.client(null, { address });
    for (let count = 0; count < 30; count += 1)
      expect(await faultOf(from('10.0.0.9').leadForms.submit({ key: form.key, token: 'x', values }))).toMatchObject({
        data: { reason: 'formToken' },
      });
    expect(await faultOf(from('10.0.0.9').leadForms.submit({ key: form.key, token: 'x', values }))).toMatchObject({
      code: 'too_many',
      data: { reason: 'formTooMany' },
    });
    expect(await faultOf(from('10.0.0.8').leadForms.submit({ key: form.key, token: 'x', values }))).toMatchObject({
      data: { reason: 'formToken' },
    });
  });
});

describe('an answer', () => {
  it('becomes a lead with the form’s source, owner and department, told to its owner and logged', async () => {
    const token = await openToken();
    const answer = { ...values, companyName: '望潮食品', email: 'ZHOU@example.com', message: '要无油机\n年底前装' };
    await visitor().leadForms.submit({ key: form.key, token, values: answer });
    const [lead] = (await seller.client.leads.list({ filter: { field: 'companyName', op: 'eq', value: '望潮食品' } }))
      .items;
    expect(lead).toMatchObject({
      name: '周敏',
      status: 'new',
      source: '展会',
      subSource: '华东工业展 2026',
      ownerId: seller.id,
      departmentId: await firmId(admin),
      notes: '要无油机\n年底前装',
    });
    expect(lead?.phones?.[0]?.value).toBe('138 0013 8000');
    const notices = (await seller.client.notices.list({})).items;
    expect(notices.find((notice) => notice.record?.id === lead?.id)).toMatchObject({ kind: 'assigned', byId: null });
    const { items } = await admin.audit.list({ kind: 'lead', recordId: lead?.id ?? '' });
    expect(items[0]).toMatchObject({ userId: null, operation: 'lead.created' });
    expect(await faultOf(visitor().leadForms.submit({ key: form.key, token, values: answer }))).toMatchObject({
      code: 'duplicate',
      data: { reason: 'formSent' },
    });
    const [shown] = (await admin.leadForms.list()).items.filter(({ id }) => id === form.id);
    expect(shown).toMatchObject({ submissions: 1, lastSubmissionAt: new Date(test.clock.now).toISOString() });
  });

  it('of a form whose receiver has left goes to the department', async () => {
    const gone = await addColleague(test, admin, { username: 'gone', role: 'sales' });
    const theirs = await admin.leadForms.create({
      ...{ name: 'z', language: 'en', heading: 'z', asks: [{ field: 'name', isRequired: true }] },
      ownerId: gone.id,
      departmentId: await firmId(admin),
    });
    await admin.users.disable({ id: gone.id });
    const token = await openToken(theirs.key);
    await visitor().leadForms.submit({ key: theirs.key, token, values: { name: 'Ida Wells' } });
    const [lead] = (await admin.leads.list({ filter: { field: 'name', op: 'eq', value: 'Ida Wells' } })).items;
    expect(lead).toMatchObject({ ownerId: null, departmentId: await firmId(admin) });
  });
});

describe('the page', () => {
  it('runs no scripts, stands in pages of others, and is kept by nobody', async () => {
    const page = await server.call('GET', `/forms/${form.key}`);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(page.headers['x-frame-options']).toBeUndefined();
    expect(page.headers['cache-control']).toBe('no-store');
    // Else browsers would send the answers from nowhere, which is refused.
    expect(page.headers['referrer-policy']).toBe('same-origin');
    expect(page.text).not.toContain('<script');
    expect(page.text).toContain('领取样本');
    expect(page.text).toContain('lang="zh-CN"');
  });

  it('takes answers, thanks, and comes back empty', async () => {
    const token = await openToken();
    const answer = await post({
      token,
      trap: '',
      name: '吴越',
      phone: '13900004321',
      companyName: '"><script>x</script>',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('已提交');
    expect(answer.text).toContain(`url=/forms/${form.key}`);
    const again = await post({ token, trap: '', name: '吴越', phone: '13900004321' });
    expect(again.text).toContain('已提交');
    const { items } = await admin.leads.list({ filter: { field: 'name', op: 'eq', value: '吴越' } });
    expect(items.map((lead) => lead.companyName)).toEqual(['"><script>x</script>']);
  });

  it('comes back with what was typed and a sentence at the question, and nothing that would run', async () => {
    const token = await openToken();
    const answer = await post({ token, name: '"><script>alert(1)</script>', phone: 'later' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('请核对电话号码');
    expect(answer.text).toContain('aria-describedby="phone-fault"');
    expect(answer.text).toContain('&quot;&gt;&lt;script&gt;alert(1)');
    expect(answer.text).not.toContain('<script');
  });

  it('says in a sentence what it does not take: too much, other sorts of bodies, other pages, forms that are not there', async () => {
    expect((await post({ token: 'x', name: 'x'.repeat(1_000_000) })).status).toBe(413);
    const json = await server.call('POST', `/forms/${form.key}`, { body: { name: 'x' } });
    expect(json.status).toBe(400);
    expect((await post({ token: 'x' }, { origin: 'http://elsewhere.example' })).status).toBe(403);
    const gone = await server.call('GET', '/forms/feedbeef', { headers: { 'accept-language': 'en' } });
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('There is no such form.');
    const long = await post({ token: await openToken(), name: 'x'.repeat(300), phone: '13800138000' });
    expect(long.status).toBe(400);
    expect(long.text).toContain('aria-describedby="name-fault"');
  });

  it('is the same by REST', async () => {
    const open = await server.call('GET', `/api/v1/forms/${form.key}`);
    expect(open.body).toMatchObject({ key: form.key, firm: '暖山机电' });
    const { token } = open.body as { token: string };
    test.clock.now += 10_000;
    const sent = await server.call('POST', `/api/v1/forms/${form.key}`, {
      body: { token, values: { ...values, name: '郑一' } },
    });
    expect(sent.status).toBe(201);
    const forms = await server.call('GET', '/api/v1/lead-forms');
    expect(forms.status).toBe(401);
  });
});
