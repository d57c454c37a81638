import { contactKind } from '@engine/modules/contacts';
import { customerKind } from '@engine/modules/customers';
import type { StoredRecord } from '@engine/records/record-kind';
import type { SqlValue } from '@engine/database/reader';
import type { Activities } from './activities';
import type { BulkUnit } from './bulk-unit';
import { writeRecord } from './bulk-write';
import type { People } from './people';
import type { Random } from './random';
import { address, common, companyName, emails, isForeign, notes, personName, phones, someTags } from './record-values';

/** What activities and contacts need to know of each customer. */
export interface Customers {
  readonly ids: string[];
  readonly owners: Int16Array;
}

export const firstDay = Date.parse('2023-01-01T00:00:00Z');
export const lastDay = Date.parse('2026-11-01T00:00:00Z');
/** Long from now, or the bin would be emptied while figures are taken. */
const binnedAt = Date.parse('2099-01-01T00:00:00Z');
/** The own field that no index knows. */
export const ownField = 'contractNo';

/** Writes the customers with their contacts, oldest first. `commit` is called now and then. */
export async function writeCustomers(
  unit: BulkUnit,
  people: People,
  options: { random: Random; rows: number; activities: Activities; commit: (done: number) => void },
): Promise<Customers> {
  const { random, rows, activities, commit } = options;
  const ids: string[] = [];
  const owners = new Int16Array(rows);
  let contacts = 0;
  for (let index = 0; index < rows; index++) {
    const createdAt = firstDay + Math.floor(((lastDay - firstDay) * index) / rows);
    const owner = random.happens(0.02) ? -1 : random.below(people.owners.length);
    owners[index] = owner;
    const foreign = isForeign(random);
    const isPerson = random.happens(0.1);
    const company = companyName(random, foreign);
    const belonging = belongingOf(random, people, owner, index);
    const record = frame(random, createdAt, {
      ...belonging,
      number: `C-${String(index + 1).padStart(6, '0')}`,
      kind: isPerson ? 'person' : 'company',
      name: isPerson ? personName(random, foreign) : company.name,
      shortName: !isPerson && random.happens(0.3) ? company.short : null,
      industry: common.industry(random),
      size: isPerson ? null : common.size(random),
      tags: someTags(random),
      source: common.source(random),
      subSource: common.subSource(random),
      phones: phones(random, foreign),
      emails: emails(random, foreign),
      addresses: random.happens(0.7) ? [address(random, company.place, foreign)] : [],
      notes: notes(random),
      taxId: !isPerson && !foreign && random.happens(0.5) ? `9131${random.digits(14)}` : null,
      customerSince: random.happens(0.4) ? new Date(createdAt).toISOString().slice(0, 10) : null,
      custom: { [ownField]: `HT${random.digits(6)}` },
      deletedAt: random.happens(0.01) ? binnedAt : null,
    });
    ids.push(record.id);
    const lastContact = activities.lastContact[index] ?? 0;
    const more: Record<string, SqlValue> = {
      number: String(record['number']),
      last_contact_at: lastContact || null,
      last_contact_kind: lastContact ? 'call' : null,
    };
    unit.now = createdAt;
    await writeRecord(unit, customerKind, record, more, sharesOf(random, people, index));
    const wanted = isPerson ? 1 : random.happens(0.4) ? 1 + random.below(2) : 0;
    for (let person = 0; person < wanted; person++) {
      contacts += 1;
      const contact = frame(random, createdAt, {
        ...belonging,
        number: `P-${String(contacts).padStart(6, '0')}`,
        name: isPerson ? record['name'] : personName(random, foreign),
        title: isPerson ? null : common.title(random),
        tags: someTags(random),
        phones: phones(random, foreign),
        emails: emails(random, foreign),
        notes: notes(random),
        deletedAt: record.deletedAt,
      });
      await writeRecord(
        unit,
        contactKind,
        contact,
        { number: String(contact['number']), person_customer_id: isPerson ? record.id : null },
        [],
      );
      await unit.insertRow('customer_contact', {
        customer_id: record.id,
        contact_id: contact.id,
        role: isPerson ? null : 'purchase',
      });
    }
    if (index % 5000 === 4999) commit(index + 1);
  }
  await setCounter(unit, 'customer', rows);
  await setCounter(unit, 'contact', contacts);
  return { ids, owners };
}

export async function setCounter(unit: BulkUnit, name: string, value: number): Promise<void> {
  await unit.run('INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?', [
    name,
    value,
    value,
  ]);
}

/** Three in a thousand belong to the narrow caller, one and a half have him or her as co-owner. */
function belongingOf(random: Random, people: People, owner: number, index: number) {
  const place = index % 2000;
  const departmentIndex = owner < 0 ? random.below(people.departments.length) : Math.floor(owner / 10);
  const coOwnerIds = random.happens(0.03) ? [random.pick(people.owners)] : [];
  return {
    ownerId: place < 6 ? people.narrowId : owner < 0 ? null : (people.owners[owner] ?? null),
    departmentId: people.departments[departmentIndex] ?? null,
    coOwnerIds: place >= 6 && place < 9 ? [...coOwnerIds, people.narrowId] : coOwnerIds,
  };
}

function sharesOf(random: Random, people: People, index: number): string[] {
  const shares = random.happens(0.02)
    ? [random.happens(0.5) ? `u${random.pick(people.owners)}` : `d${random.pick(people.departments)}`]
    : [];
  return index % 2000 === 9 ? [...shares, `u${people.narrowId}`] : shares;
}

/** A whole record: what `values` leaves out is empty. */
function frame(random: Random, createdAt: number, values: Readonly<Record<string, unknown>>): StoredRecord {
  const age = lastDay - createdAt;
  const updatedAt = createdAt + Math.floor(random.next() ** 3 * age);
  return {
    custom: {},
    deletedAt: null,
    ...values,
    id: random.uuid(createdAt),
    version: 1,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
