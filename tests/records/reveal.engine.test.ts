import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCustomer, buildUser, type Person } from '../support/builders';
import { faultOf, setUp, startTestEngine, type Client, type TestEngine } from '../support/engine';

describe('a masked field is shown to whoever asks by name, and the log keeps who did', () => {
  let test: TestEngine;
  let admin: Client;
  let service: Person;
  let customer: { id: string };

  beforeAll(async () => {
    test = await startTestEngine();
    admin = test.client(await setUp(test));
    service = await buildUser(test, admin, { role: 'service' });
    customer = await buildCustomer(admin, {
      phones: [{ label: 'mobile', value: '13800006641' }],
      notes: '只给看得到的人',
    });
  });
  afterAll(() => test.close());

  const lines = async () =>
    (await admin.audit.list({ recordId: customer.id })).items.filter((line) => line.operation === 'customers.reveal');

  it('refuses whoever is signed out, records out of sight, and fields that are hidden or unknown', async () => {
    const personnel = await buildUser(test, admin, { role: 'personnel' });
    const ask = (client: Client, field: string) => faultOf(client.customers.reveal({ id: customer.id, field }));
    expect((await ask(test.client(), 'phones')).code).toBe('signed_out');
    expect((await ask(personnel.client, 'phones')).code).toBe('not_found');
    expect(await ask(service.client, 'taxId')).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'unknownField' },
    });
    expect(await ask(service.client, 'constructor')).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'unknownField' },
    });
    expect(await lines()).toEqual([]);
  });

  it('answers the real value and writes who looked at which field', async () => {
    const masked = await service.client.customers.read({ id: customer.id });
    expect(masked.phones?.[0]?.value).not.toContain('13800006641');
    const { value } = await service.client.customers.reveal({ id: customer.id, field: 'phones' });
    expect(value).toEqual([{ label: 'mobile', value: '13800006641' }]);
    expect(await lines()).toMatchObject([{ userId: service.id, reason: 'phones', changes: {} }]);
  });

  it('writes nothing where the reader sees the field anyway', async () => {
    const before = (await lines()).length;
    await admin.customers.reveal({ id: customer.id, field: 'phones' });
    expect(await lines()).toHaveLength(before);
  });
});
