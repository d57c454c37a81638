import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { asSystem } from '../../records/as-system';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import type { WritableKind, Written } from '../../records/write';
import type { StoredRecord } from '../../records/record-kind';

/** What a person customer and the contact he or she is have in common. */
const shared = [
  'name',
  'phones',
  'emails',
  'handles',
  'addresses',
  'preferredChannel',
  'doNotContact',
  'goodTime',
  'ownerId',
  'departmentId',
  'coOwnerIds',
];

interface CustomerRow {
  readonly id: string;
  readonly deleted_at: number | null;
}

/** The customer a contact is himself or herself. */
export function personCustomerOf(db: Reader, contactId: string): Promise<CustomerRow | undefined> {
  return db.one<CustomerRow>(
    'SELECT p.id, p.deleted_at FROM contact c JOIN customer p ON p.id = c.person_customer_id WHERE c.id = ?',
    [contactId],
  );
}

function personOf(db: Reader, customerId: string) {
  return db.one<{ id: string; version: number; deleted_at: number | null }>(
    'SELECT id, version, deleted_at FROM contact WHERE person_customer_id = ?',
    [customerId],
  );
}

/** A person customer is exactly one contact: it is made, changed, deleted and restored together with the customer (CUS-07). */
export async function followCustomer(
  context: CommandContext,
  kind: WritableKind,
  { what, record, changes }: Written,
): Promise<void> {
  const { db } = context;
  const isPerson = record['kind'] === 'person';
  if (what === 'created' && !isPerson) return;
  const person = await personOf(db, record.id);
  if (!person && isPerson && what !== 'deleted' && what !== 'purged') return addPerson(context, kind, record);
  if (!person) return;
  if (!isPerson) {
    await db.updateRows('contact', { person_customer_id: null }, { id: person.id });
    db.announce('contact', person.id);
  } else if (what === 'changed' && person.deleted_at === null) {
    await patchRecord(asSystem(context), kind, { id: person.id, version: person.version, ...pick(record, changes) });
  } else if (what === 'deleted' && person.deleted_at === null) {
    await deleteRecord(asSystem(context), kind, { id: person.id });
  } else if (what === 'restored' && person.deleted_at !== null) {
    await restoreRecord(asSystem(context), kind, person.id);
  }
}

/** And the other way: whoever renames the contact renames the customer. */
export async function followPerson(context: CommandContext, { what, record, changes }: Written): Promise<void> {
  if (what !== 'changed') return;
  const customerKind = context.services.kinds.find('customer');
  const customer = await context.db.one<{ id: string; version: number }>(
    'SELECT p.id, p.version FROM contact c JOIN customer p ON p.id = c.person_customer_id WHERE c.id = ? AND p.deleted_at IS NULL',
    [record.id],
  );
  const values = pick(record, changes);
  if (!customer || !customerKind || Object.keys(values).length === 0) return;
  await patchRecord(asSystem(context), customerKind, { ...customer, ...values });
}

async function addPerson(context: CommandContext, kind: WritableKind, customer: StoredRecord): Promise<void> {
  const values = Object.fromEntries(shared.map((key) => [key, customer[key]]));
  const { id } = await createRecord(asSystem(context), kind, {
    ...values,
    customers: [{ id: customer.id, role: null }],
  });
  await context.db.updateRows('contact', { person_customer_id: customer.id }, { id });
}

function pick(record: StoredRecord, changes: Written['changes']): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const key of shared) if (Object.hasOwn(changes, key)) values[key] = record[key];
  return values;
}
