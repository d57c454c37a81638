import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let leadId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  leadId = (await admin.leads.create({ name: '周敏' })).id;
});
afterAll(() => test.close());

const about = () => ({ subjects: [{ kind: 'lead' as const, id: leadId }] });

describe('what came back (LEA-09)', () => {
  it('is refused where nobody replies or accepts, and in words that are none', async () => {
    const bad = { code: 'invalid_input' };
    expect(
      await faultOf(admin.activities.create({ kind: 'note', body: 'x', reply: 'positive', ...about() })),
    ).toMatchObject({ ...bad, data: { field: 'reply' } });
    expect(await faultOf(admin.activities.create({ kind: 'call', meetingResponse: 'accepted' }))).toMatchObject({
      data: { field: 'meetingResponse' },
    });
    const odd = { kind: 'mail', reply: 'great' } as unknown as Parameters<Client['activities']['create']>[0];
    expect(await faultOf(admin.activities.create(odd))).toMatchObject(bad);
    const mail = await admin.activities.create({ kind: 'mail', outcome: 'sent', reply: 'none', ...about() });
    expect(
      await faultOf(admin.activities.patch({ id: mail.id, version: mail.version, meetingResponse: 'accepted' })),
    ).toMatchObject({ data: { field: 'meetingResponse' } });
  });

  it('is kept on calls, mails and meetings, found by, and told on the lead’s timeline', async () => {
    const call = await admin.activities.create({ kind: 'call', outcome: 'connected', reply: 'positive', ...about() });
    expect(call.reply).toBe('positive');
    const meeting = await admin.activities.create({
      ...{ kind: 'meeting', subject: '看样机', startAt: '2026-11-25T01:00:00Z', meetingResponse: 'proposed' },
      ...about(),
    });
    await admin.activities.patch({ id: meeting.id, version: meeting.version, meetingResponse: 'accepted' });
    const found = await admin.activities.list({ filter: { field: 'reply', op: 'eq', value: 'positive' } });
    expect(found.items.map(({ id }) => id)).toEqual([call.id]);
    const accepted = { field: 'meetingResponse', op: 'eq', value: 'accepted' } as const;
    expect((await admin.activities.list({ filter: accepted })).items.map(({ id }) => id)).toEqual([meeting.id]);
    const { items } = await admin.leads.timeline({ id: leadId });
    expect(items.find((entry) => entry.kind === 'call')?.summary).toMatchObject({ reply: 'positive' });
    expect(items.find((entry) => entry.kind === 'meeting')?.summary).toMatchObject({ meetingResponse: 'accepted' });
  });
});
