import { Fault } from '@shared/contract/faults';
import type { ContactLink } from '@shared/modules/contacts/contact';
import { marks } from '../../access/scope';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { showsField } from '../../records/present';
import type { Sight, StoredRecord } from '../../records/record-kind';
import type { Link, LinkedList } from '../../records/writable-kind';
import { areVisible } from '../../records/write-checks';
import { personCustomerOf } from './person-customer';

/**
 * At which customers a person stands, with the role there (CUS-01). Linking needs sight of the customer and the right to
 * edit the contact, not the right to edit the customer: a link changes nothing of the customer and gives nobody sight.
 */
export const customerLinks: LinkedList = {
  key: 'customers',
  read: (db, id) => readLinks(db, id),
  resolve: async (context, given, before, id) => {
    // The contract has checked the shape.
    const wanted = uniqueById(given as readonly ContactLink[]);
    const known = new Set(before.map((link) => link.id));
    const added = wanted.filter((link) => !known.has(link.id)).map((link) => link.id);
    if (!(await areVisible(context, 'customer', added)))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'customers' });
    const kept = await invisibleOf(context, before, wanted);
    const self = await personCustomerOf(context.db, id);
    const links = [...wanted, ...kept];
    return self && !links.some((link) => link.id === self.id) ? [{ id: self.id, role: null }, ...links] : links;
  },
  write: async (unit, id, after, before) => {
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    await unit.deleteRows('customer_contact', { contact_id: id });
    for (const [position, link] of after.entries()) {
      const role = 'role' in link && typeof link.role === 'string' ? link.role : null;
      await unit.insertRow('customer_contact', { customer_id: link.id, contact_id: id, role, position });
    }
    for (const link of [...after, ...before]) unit.announce('customer', link.id);
  },
};

function readLinks(db: Reader, id: string): Promise<ContactLink[]> {
  return db.all<ContactLink>(
    'SELECT customer_id AS id, role FROM customer_contact WHERE contact_id = ? ORDER BY position, customer_id',
    [id],
  );
}

function uniqueById(links: readonly ContactLink[]): ContactLink[] {
  return [...new Map(links.map(({ id, role }) => [id, { id, role }])).values()];
}

/** Old links to customers the caller does not see, and so cannot have meant to take away; the binned ones too. */
async function invisibleOf(
  context: CommandContext,
  before: readonly Link[],
  wanted: readonly Link[],
): Promise<readonly Link[]> {
  const missing = before.filter((link) => !wanted.some((one) => one.id === link.id));
  const kept: Link[] = [];
  for (const link of missing) if (!(await areVisible(context, 'customer', [link.id]))) kept.push(link);
  return kept;
}

/** Customers of each contact as far as the reader sees them. */
export async function contactExtras(
  { db, services, caller }: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { access } = caller;
  const scope = services.access.scope('customer', access, 'view').predicate('p');
  const customerKind = services.kinds.find('customer');
  const showsName = customerKind !== undefined && showsField(customerKind, access, 'name');
  const rows = await db.all<{ contact_id: string; id: string; role: string | null; name: string; is_self: number }>(
    `SELECT l.contact_id, p.id, l.role, p.name, c.person_customer_id IS p.id AS is_self
     FROM customer_contact l JOIN customer p ON p.id = l.customer_id JOIN contact c ON c.id = l.contact_id
     WHERE l.contact_id IN (${marks(records.length)}) AND p.deleted_at IS NULL AND ${scope.sql}
     ORDER BY l.contact_id, l.position, p.id`,
    [...records.map((record) => record.id), ...scope.parameters],
  );
  const extras = new Map(
    records.map(({ id }) => [id, { customers: [] as unknown[], personCustomerId: null as string | null }]),
  );
  for (const row of rows) {
    const extra = extras.get(row.contact_id);
    if (!extra) continue;
    extra.customers.push({ id: row.id, role: row.role, name: showsName ? row.name : '' });
    if (row.is_self === 1) extra.personCustomerId = row.id;
  }
  return extras;
}
