import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../support/operation-world';
import { buildWorld, callers, outcomeOf } from '../support/operation-world';
import { cases } from './operation-cases';
import type { Case } from './operation-case';

let world: World & { close(): Promise<void> };
beforeAll(async () => {
  world = await buildWorld();
}, 180_000);
afterAll(() => world.close());

const rows = Object.entries(cases).flatMap(([module, operations]) =>
  Object.entries(operations).map(([name, value]): [string, Case] => [`${module}.${name}`, value]),
);

const letters: Readonly<Record<string, string>> = {
  ok: 'A',
  signed_out: 'S',
  not_allowed: 'N',
  not_found: 'F',
  invalid_input: 'I',
  in_use: 'U',
  duplicate: 'D',
};

it('every operation the engine offers has a row, and every row is an operation', () => {
  const offered = world.test.engine.operations.map(({ name }) => name).sort();
  expect(rows.map(([name]) => name).sort()).toEqual(offered);
});

it('every row says something of every caller', () => {
  for (const [name, { expected }] of rows) expect([name, expected.length]).toEqual([name, callers.length]);
});

it('without signing in only the set-up, the sign-in, the firm’s own forms and calendars with their secret are open', () => {
  const open = rows.filter(([, { expected }]) => !expected.startsWith('S')).map(([name]) => name);
  expect(open).toEqual([
    'setup.health',
    'setup.create',
    'sessions.create',
    'calendarFeeds.open',
    'leadForms.open',
    'leadForms.submit',
  ]);
});

describe('what everybody is answered', () => {
  it.each(rows)('%s', async (_, { expected, call }) => {
    let answered = '';
    for (const caller of callers) {
      const outcome = await outcomeOf(call(world.client(caller), world, caller));
      answered += letters[outcome] ?? outcome;
    }
    expect(answered).toBe(expected);
  });
});
