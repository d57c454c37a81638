import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile, settled } from '../../support/imports';
import { addColleague } from '../../support/people';
import { overSharedData, sharedData } from '../../support/shared-data';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const csv = (...lines: string[]) => ({ name: 'leads.csv', content: `${lines.join('\n')}\n` });

function movesOf(leadId: string) {
  return test.engine.services.reader.all<{ at: number; from_status: string | null; to_status: string }>(
    'SELECT at, from_status, to_status FROM lead_status_move WHERE lead_id = ? ORDER BY at, id',
    [leadId],
  );
}

async function leadsWith(value: string) {
  return (await admin.leads.list({ filter: { field: 'companyName', op: 'eq', value } })).items;
}

describe('an import of leads is refused', () => {
  it('to whoever is signed out or has no right to import leads', async () => {
    const input = { uploadId: '01a20d70-0000-7000-8000-000000000000', kind: 'leads' } as const;
    expect(await faultOf(test.client().imports.create(input))).toMatchObject({ code: 'signed_out' });
    const { client } = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    expect(await faultOf(client.imports.create(input))).toMatchObject({ code: 'not_allowed' });
  });

  it('where a row says nothing anybody can be called by, a day to come, or a mail address as its id', async () => {
    const { id } = await importFile(
      admin,
      'leads',
      csv(
        'lead name,lead id,lead status,date created,estimated value',
        ',,New,2026-01-02,',
        '甲,L1,New,2027-09-01,',
        '乙,yi@example.com,New,2026-01-02,100',
        '丙,L3,New,2026-02-30,ten',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, faults: 4 });
    const { items } = await admin.imports.rows({ id });
    expect(items.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`))).toEqual([
      ['name missingName'],
      ['receivedAt badValue'],
      ['externalId badValue'],
      ['receivedAt noSuchDay', 'amount badMoney'],
    ]);
  });

  it('leads of another department are as if they were not there', async () => {
    const [east, west] = [
      (await admin.departments.create({ name: '东区' })).id,
      (await admin.departments.create({ name: '西区' })).id,
    ];
    const theirs = await addColleague(test, admin, { username: 'east', role: 'manager', departmentId: east });
    const mine = await addColleague(test, admin, { username: 'west', role: 'manager', departmentId: west });
    await importAll(test, theirs.client, 'leads', csv('lead id,name,phone', 'S-1,钱一,13800001234'));
    const { id } = await importFile(mine.client, 'leads', csv('lead id,name,phone', 'S-1,钱一,13800001234'));
    expect(await mine.client.imports.plan({ id })).toMatchObject({ create: 1, update: 0, skip: 0 });
  });
});

describe('a list of leads', () => {
  const head =
    'Lead ID,First Name,Last Name,Account Name,Status,Reason,Lead Source,Assigned to,Date Created,Referred By';
  const file = csv(
    head,
    'A-1,Ada,Brook,Holt Mills,Open - Not Contacted,,Trade fair,Ann Vale,2025-03-04,Old Friend Ltd',
    'A-2,Ben,Cole,Holt Mills,Working - Contacted,,Web,Ann Vale,2025-03-05 14:30,',
    'A-3,Cy,Dunn,Holt Mills,Dead,Moved abroad,Web,,2025-03-06,Nobody Known',
    'A-4,,,Holt Mills,Waiting for spring,,Web,,2025-03-07,',
    'A-5,Eve,Fox,Holt Mills,Qualified,,Web,,2025-03-08,',
    'A-6,Gus,Hale,Holt Mills,Recycled,,Web,,2025-03-09,',
  );
  let batch: string;

  it('comes in by the flow with its own days, and the plan says what it could not place', async () => {
    const referrer = await admin.customers.create({ kind: 'company', name: 'Old Friend Ltd' });
    const { id, columns } = await importFile(admin, 'leads', file);
    batch = id;
    expect(columns.map(({ field }) => field)).toEqual([
      ...['externalId', 'givenName', 'familyName', 'companyName', 'status', 'statusReason', 'source'],
      ...['ownerId', 'receivedAt', 'referredBy'],
    ]);
    expect(await admin.imports.plan({ id })).toMatchObject({
      create: 6,
      faults: 0,
      newCustomers: 0,
      unknownSellers: [{ name: 'Ann Vale', rows: 2 }],
      unknownStatuses: [{ name: 'Waiting for spring', rows: 1 }],
    });
    await admin.imports.run({ id });
    expect(await settled(test, admin, id)).toMatchObject({ status: 'done', result: { created: 6, faults: 0 } });
    const items = await leadsWith('Holt Mills');
    const by = (name: string) => items.find((lead) => lead.name === name);
    const me = (await admin.sessions.current({})).user.id;
    expect(by('Ada Brook')).toMatchObject({
      status: 'new',
      ownerId: me,
      sellerName: 'Ann Vale',
      source: 'Trade fair',
      receivedAt: '2025-03-03T16:00:00.000Z',
      statusEnteredAt: '2025-03-03T16:00:00.000Z',
      referredByCustomerId: referrer.id,
    });
    expect(by('Ben Cole')).toMatchObject({ status: 'working', receivedAt: '2025-03-05T06:30:00.000Z' });
    expect(by('Cy Dunn')).toMatchObject({ status: 'dead', statusReason: 'other', statusNote: 'Moved abroad' });
    expect(by('Cy Dunn')?.notes).toBe('Nobody Known');
    expect(by('Holt Mills')).toMatchObject({ status: 'new', notes: 'Waiting for spring' });
    expect(by('Eve Fox')).toMatchObject({ status: 'qualified', qualifiedAt: '2025-03-07T16:00:00.000Z' });
    expect(by('Gus Hale')).toMatchObject({ status: 'recycled', statusReason: null });
    expect(await movesOf(by('Eve Fox')?.id ?? '')).toEqual([
      { at: Date.parse('2025-03-07T16:00:00.000Z'), from_status: null, to_status: 'qualified' },
    ]);
  });

  it('given up without a reason elsewhere, it can still be worked on; a new step has its own row', async () => {
    const [gus] = (await leadsWith('Holt Mills')).filter((lead) => lead.name === 'Gus Hale');
    if (!gus) throw new Error('no such lead');
    const changed = await admin.leads.patch({ id: gus.id, version: gus.version, title: 'Buyer' });
    const working = await admin.leads.patch({ id: gus.id, version: changed.version, status: 'working' });
    expect((await movesOf(gus.id)).map((move) => move.to_status)).toEqual(['recycled', 'working']);
    expect(await faultOf(admin.leads.patch({ id: gus.id, version: working.version, status: 'dead' }))).toMatchObject({
      data: { reason: 'leadReason' },
    });
  });

  it('a second file finds them by their ids, changes what it says and leaves a converted one alone', async () => {
    const [eve] = (await leadsWith('Holt Mills')).filter((lead) => lead.name === 'Eve Fox');
    if (!eve) throw new Error('no such lead');
    await admin.leads.convert({ id: eve.id, version: eve.version, customer: { mode: 'create' } });
    const { id } = await importFile(
      admin,
      'leads',
      csv(
        head,
        'A-1,Ada,Brook,Holt Mills,Working,,Trade fair,Ann Vale,2025-03-04,Old Friend Ltd',
        'A-2,Ben,Cole,Holt Mills,Working,,Web,Ann Vale,2025-03-05 14:30,',
        'A-4,,,Holt Mills,Waiting for spring,,Web,,2025-03-07,',
        'A-5,Eve,Foxe,Holt Mills,Dead,,Web,,2025-03-08,',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, update: 1, skip: 3, faults: 0 });
    await admin.imports.run({ id });
    const done = await settled(test, admin, id);
    expect(done.result).toMatchObject({ updated: 1, faults: 0 });
    const ada = async () => (await leadsWith('Holt Mills')).find((lead) => lead.name === 'Ada Brook');
    expect(await ada()).toMatchObject({ status: 'working' });
    await admin.imports.undo({ id });
    expect((await settled(test, admin, id)).result).toMatchObject({ undone: 1, leftAsIs: 0 });
    expect(await ada()).toMatchObject({ status: 'new' });
  });

  it('its undo takes away what nobody touched since', async () => {
    await admin.imports.undo({ id: batch });
    const { result } = await settled(test, admin, batch);
    // Gus and Eve were worked on, and Ada by the second file.
    expect(result).toMatchObject({ undone: 3, leftAsIs: 3 });
    const left = (await leadsWith('Holt Mills')).map(({ name }) => name).sort();
    expect(left).toEqual(['Ada Brook', 'Eve Fox', 'Gus Hale']);
  });

  it('comes in again as it went out', async () => {
    const lead = await admin.leads.create({
      name: '孙朴',
      companyName: '望潮食品',
      status: 'dead',
      statusReason: 'noBudget',
      statusNote: '明年再说',
      receivedAt: '2026-02-03T04:05:00.000Z',
      phones: [{ label: 'mobile', value: '13900004321' }],
      amount: 1_234_500,
      source: '展会',
    });
    const filter = { field: 'companyName', op: 'eq', value: '望潮食品' } as const;
    const { id: download } = await admin.exports.open({ kind: 'leads', filter, format: 'csv' });
    const content = await fetchDownload(admin, download);
    const { id } = await importFile(admin, 'leads', { name: 'leads.csv', content });
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, update: 0, skip: 1, faults: 0 });
    const [row] = (await admin.imports.rows({ id })).items;
    expect(row?.target?.id).toBe(lead.id);
    expect(row?.matchedBy).toContain('number');
  });
});

describe.skipIf(sharedData === null)(overSharedData('the collected file of leads'), () => {
  const path = join(sharedData ?? '', 'crm', 'suitecrm-export', 'Leads.csv');

  it('has one lead, and one row that is reported as the description says', async () => {
    const { id, rows, shortRows } = await importFile(admin, 'leads', {
      name: 'Leads.csv',
      content: readFileSync(path),
    });
    expect({ rows, shortRows }).toEqual({ rows: 2, shortRows: 1 });
    expect(await admin.imports.plan({ id })).toMatchObject({
      ...{ create: 1, update: 0, merge: 0, skip: 0, faults: 1 },
      unknownSellers: [{ name: 'chris', rows: 1 }],
      unknownStatuses: [],
    });
    await admin.imports.run({ id });
    expect(await settled(test, admin, id)).toMatchObject({ status: 'done', result: { created: 1, faults: 0 } });
    const [lead] = await leadsWith('Smith & Sons');
    expect(lead).toMatchObject({
      name: 'Melissa Bucy',
      title: 'Senior Product Manager',
      status: 'recycled',
      source: 'Self Generated',
      sellerName: 'chris',
      website: 'www.devphone.it',
      notes: 'Prospective client looking to learn more about product offerings',
      receivedAt: new Date('2023-02-06T06:30:00+08:00').toISOString(),
    });
    expect(lead?.phones).toHaveLength(3);
    expect(lead?.emails).toHaveLength(1);
    const again = await importFile(admin, 'leads', { name: 'Leads.csv', content: readFileSync(path) });
    expect(await admin.imports.plan({ id: again.id })).toMatchObject({ create: 0, update: 0, skip: 1, faults: 1 });
    await admin.imports.undo({ id });
    await settled(test, admin, id);
    expect(await leadsWith('Smith & Sons')).toEqual([]);
  });
});
