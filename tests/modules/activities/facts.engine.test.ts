import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfDate } from '@shared/lib/dates';
import type { Activity } from '@shared/modules/activities/activity';
import { activityKinds, outcomes } from '@shared/modules/activities/activity';
import type { Customer } from '@shared/modules/customers/customer';
import { buildCustomer } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';

const hour = 3_600_000;
const unreached = ['missed', 'busy', 'abandoned', 'cancelled'];
let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const iso = (hours: number | null) => (hours === null ? null : new Date(test.clock.now + hours * hour).toISOString());
const hours = fc.option(fc.integer({ min: -100, max: 100 }));
const content = fc.record({
  kind: fc.constantFrom(...activityKinds),
  startAt: hours,
  doneAt: hours,
  dueDate: fc.option(fc.constantFrom('2026-11-18', '2026-11-20', '2026-11-30')),
  outcome: fc.option(fc.constantFrom(...outcomes), { freq: 2 }),
  subjects: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 }),
});
type Content = typeof content extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), content }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('patch' as const), content, which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), which: fc.nat() }) },
);

/** What a customer's line must show, worked out from all its activities anew. */
function factsOf(customer: Customer, activities: readonly Activity[]) {
  const mine = activities.filter((activity) => activity.subjects.some((subject) => subject.id === customer.id));
  const contacts = mine.filter(
    ({ kind, doneAt, outcome }) =>
      doneAt !== null && kind !== 'note' && kind !== 'task' && !unreached.includes(outcome ?? ''),
  );
  const steps = mine.flatMap(({ kind, doneAt, startAt, dueDate }) => {
    const at = startAt ? Date.parse(startAt) : dueDate ? startOfDate(dueDate, 'Asia/Shanghai') : null;
    return doneAt === null && kind !== 'note' && at !== null ? [at] : [];
  });
  const last = contacts
    .map((activity) => activity.happenedAt ?? '')
    .sort()
    .at(-1);
  return {
    lastContactAt: last ?? null,
    nextStepAt: steps.length === 0 ? null : new Date(Math.min(...steps)).toISOString(),
  };
}

describe('last contact and next step', () => {
  it('are right after any order of saving, deleting, bringing back and moving to other customers', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const customers = [await buildCustomer(admin), await buildCustomer(admin), await buildCustomer(admin)];
      const living = new Map<string, Activity>();
      const binned = new Set<string>();
      const values = (given: Content) => ({
        ...given,
        startAt: iso(given.startAt),
        doneAt: iso(given.doneAt),
        subjects: given.subjects.map((index) => ({ kind: 'customer' as const, id: customers[index]?.id ?? '' })),
      });
      for (const one of steps) {
        if (one.do === 'create') {
          const made = await admin.activities.create({ subject: '一', ...values(one.content) });
          living.set(made.id, made);
          continue;
        }
        const ids = one.do === 'restore' ? [...binned] : [...living.keys()];
        const id = ids[one.which % Math.max(1, ids.length)];
        if (id === undefined) continue;
        if (one.do === 'patch') {
          const version = living.get(id)?.version ?? 0;
          living.set(id, await admin.activities.patch({ id, version, ...values(one.content) }));
        } else if (one.do === 'delete') {
          await admin.activities.delete({ id });
          living.delete(id);
          binned.add(id);
        } else {
          living.set(id, await admin.activities.restore({ id }));
          binned.delete(id);
        }
      }
      for (const customer of customers) {
        const { lastContactAt, nextStepAt } = await admin.customers.read({ id: customer.id });
        expect({ lastContactAt, nextStepAt }).toEqual(factsOf(customer, [...living.values()]));
      }
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
