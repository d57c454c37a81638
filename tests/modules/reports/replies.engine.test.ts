import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let people = 0;
const subjects: { kind: 'lead'; id: string }[] = [];
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  for (const name of ['甲', '乙', '丙']) subjects.push({ kind: 'lead', id: (await admin.leads.create({ name })).id });
});
afterAll(() => test.close());

const days = ['2026-11-02', '2026-11-09', '2026-11-16'] as const;
const step = fc.record({
  isMeeting: fc.boolean(),
  reply: fc.constantFrom('positive', 'negative', 'neutral', 'auto', 'none', null),
  response: fc.constantFrom('proposed', 'accepted', 'declined', null),
  isHeld: fc.boolean(),
  who: fc.integer({ min: 0, max: 2 }),
  day: fc.constantFrom(...days),
});

describe('K4 and K5', () => {
  it.each(['K4', 'K5'] as const)('%s: nobody without a session, nothing of what one does not see', async (id) => {
    expect(await faultOf(test.client().metrics.read({ id }))).toMatchObject({ code: 'signed_out' });
    const departmentId = (await admin.departments.create({ name: `别处 ${id}` })).id;
    const other = await addColleague(test, admin, { username: `o-${id.toLowerCase()}`, role: 'sales', departmentId });
    expect(await other.client.metrics.read({ id })).toMatchObject({ value: null, denominator: 0 });
  });

  it('are what a slow and obvious calculation says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const username = `seller-${(people += 1)}`;
        const { id: ownerId } = await addColleague(test, admin, { username, role: 'sales' });
        for (const { isMeeting, reply, response, isHeld, who, day } of steps)
          await admin.activities.create({
            ...{ kind: isMeeting ? 'meeting' : 'mail', subject: '约', ownerId },
            ...{
              startAt: `${day}T02:00:00Z`,
              doneAt: `${day}T03:00:00Z`,
              subjects: [subjects[who] ?? { kind: 'lead', id: '' }],
            },
            ...(isMeeting ? { meetingResponse: response, outcome: isHeld ? 'held' : 'cancelled' } : { reply }),
          });
        const asked = { ownerId, from: '2026-11-02', to: '2026-11-16' };
        const within = steps.filter(({ day }) => day < asked.to);
        const meetings = within.filter(({ isMeeting, response }) => isMeeting && response !== null);
        const accepted = meetings.filter(({ response }) => response === 'accepted');
        const mails = within.filter(({ isMeeting, reply }) => !isMeeting && reply !== null);
        const of = (...replies: string[]) => mails.filter(({ reply }) => replies.includes(reply ?? '')).length;
        const replies = of('positive', 'negative', 'neutral');
        const contacted = new Set(mails.map(({ who }) => who)).size;
        const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
        const K4 = await admin.metrics.read({ id: 'K4', ...asked });
        expect([K4.numerator, K4.denominator, K4.parts['held']]).toEqual([
          accepted.length,
          meetings.length,
          share(accepted.filter(({ isHeld }) => isHeld).length, accepted.length),
        ]);
        const K5 = await admin.metrics.read({ id: 'K5', ...asked });
        expect({ value: K5.value, denominator: K5.denominator, ...K5.parts }).toEqual({
          value: share(of('positive'), replies),
          denominator: replies,
          negative: share(of('negative'), replies),
          positiveOfContacted: share(of('positive'), contacted),
          negativeOfContacted: share(of('negative'), contacted),
          contacted,
          auto: of('auto'),
        });
        for (const figure of [K4, K5])
          expect((await admin.metrics.records({ id: figure.id, ...asked, limit: 200 })).items).toHaveLength(
            figure.denominator,
          );
      }),
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 15), endOnFailure: true },
    );
  }, 300_000);
});
