import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countedPeriods, periods } from '@renderer/components/filter/filter-model';
import { buildCustomer } from '../support/builders';
import { faultOf, setUp, startTestEngine, type Client, type TestEngine } from '../support/engine';

describe('a list takes every period the filter of the page offers', () => {
  let test: TestEngine;
  let admin: Client;
  beforeAll(async () => {
    test = await startTestEngine();
    admin = test.client(await setUp(test));
    await buildCustomer(admin);
  });
  afterAll(() => test.close());

  const within = (value: string) => admin.customers.list({ filter: { field: 'createdAt', op: 'within', value } });

  it.each(['lastDays', 'lastDays:', 'lastDays:0', 'lastDays:x', 'lastDays:-3', 'today:3', 'lastNDays:30', 'someday'])(
    '%s is refused by name',
    async (value) => {
      expect(await faultOf(within(value))).toMatchObject({
        code: 'invalid_input',
        data: { reason: 'badFilter', field: 'createdAt' },
      });
    },
  );

  it.each([...periods, ...countedPeriods.map((name) => `${name}:30`)])('%s is taken', async (value) => {
    const { items } = await within(value);
    const holdsToday = ['today', 'thisWeek', 'thisMonth', 'thisQuarter', 'thisYear', 'lastDays:30'].includes(value);
    if (value !== 'nextDays:30') expect(items).toHaveLength(holdsToday ? 1 : 0);
  });
});
