import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '@shared/modules/reports/dashboard';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const card: Card = { type: 'metric', id: 'M4', scope: 'own', period: 'last90' };

describe('a dashboard', () => {
  it('is refused to nobody in particular, with cards there are not, and with too many', async () => {
    expect(await faultOf(test.client().users.changePreferences({ dashboard: [card] }))).toMatchObject({
      code: 'signed_out',
    });
    const bad = [
      [{ ...card, id: 'M99' }],
      [{ ...card, scope: 'everything' }],
      [{ type: 'report', name: 'profits', scope: 'all' }],
      [{ type: 'targets', of: 'everybody' }],
      Array.from({ length: 25 }, () => card),
    ] as unknown as Card[][];
    for (const dashboard of bad)
      expect(await faultOf(admin.users.changePreferences({ dashboard }))).toMatchObject({ code: 'invalid_input' });
  });

  it('is kept as one person arranged it, and given back', async () => {
    const seller = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    const dashboard: Card[] = [{ type: 'targets' }, card, { type: 'report', name: 'funnel', scope: 'own' }];
    await seller.client.users.changePreferences({ dashboard });
    await seller.client.users.changePreferences({ density: 'compact' });
    expect((await seller.client.sessions.current()).preferences.dashboard).toEqual(dashboard);
    expect((await admin.sessions.current()).preferences.dashboard).toBeUndefined();
    await seller.client.users.changePreferences({ dashboard: null });
    expect((await seller.client.sessions.current()).preferences.dashboard).toBeNull();
  });
});
