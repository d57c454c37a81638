import { randomUUID } from 'node:crypto';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { RoleTemplateKey } from '@shared/access/roles';
import { roleTemplateKeys } from '@shared/access/roles';
import { Fault } from '@shared/contract/faults';
import type { Client, TestEngine } from './engine';
import { setUp, startTestEngine } from './engine';
import { lineOf } from './documents';
import { buildFile } from './files';
import type { Colleague } from './people';
import { addColleague, colleaguePassword, firmId, roleId } from './people';

/** Everybody who calls every operation: nobody in particular, and one person for each ready-made role. */
export const callers = ['nobody', ...roleTemplateKeys] as const;
export type CallerName = (typeof callers)[number];

interface Ref {
  readonly id: string;
  readonly version: number;
}

/**
 * A firm with a department in which one person has each ready-made role, and a colleague beside them who owns what is
 * asked for. Everything that is given out is new, so that one call does not spoil the next.
 */
export interface World {
  readonly test: TestEngine;
  readonly admin: Client;
  readonly departmentId: string;
  readonly firmId: string;
  readonly colleague: Colleague;
  /** An id nobody has. */
  readonly none: string;
  client(name: CallerName): Client;
  callerId(name: CallerName): string;
  /** The same person signed in anew, for what ends or changes the session. */
  again(name: CallerName): Promise<Client>;
  word(): string;
  customer(): Promise<Ref>;
  contact(): Promise<Ref>;
  activity(): Promise<Ref>;
  file(): Promise<Ref>;
  lead(): Promise<Ref>;
  opportunity(): Promise<Ref>;
  product(): Promise<Ref>;
  quote(): Promise<Ref>;
  order(): Promise<Ref>;
  payment(): Promise<Ref>;
  cost(): Promise<Ref>;
  contract(): Promise<Ref>;
  /** The colleague's, on a customer of his. */
  comment(): Promise<Ref>;
  pipeline(): Promise<Pipeline>;
  priceList(): Promise<Ref>;
  binned(
    kind:
      | 'customer'
      | 'contact'
      | 'activity'
      | 'file'
      | 'lead'
      | 'opportunity'
      | 'product'
      | 'quote'
      | 'order'
      | 'payment'
      | 'cost'
      | 'contract',
  ): Promise<Ref>;
  user(): Promise<Ref>;
  role(): Promise<Ref>;
  department(): Promise<Ref>;
  field(): Promise<Ref>;
  view(): Promise<Ref>;
  job(): Promise<{ readonly id: string }>;
}

export async function buildWorld(): Promise<World & { close(): Promise<void> }> {
  const test = await startTestEngine();
  const admin = test.client(await setUp(test));
  const departmentId = (await admin.departments.create({ name: '营业部' })).id;
  const people = new Map<CallerName, Colleague>();
  for (const role of roleTemplateKeys)
    people.set(role, await addColleague(test, admin, { username: `the-${role}`, role, departmentId }));
  const colleague = await addColleague(test, admin, { username: 'colleague', role: 'sales', departmentId });
  let words = 0;
  const word = () => `名${(words += 1)}`;
  const customer = () => colleague.client.customers.create({ name: word() });
  const subjects = [{ kind: 'customer' as const, id: (await customer()).id }];
  const kinds = {
    customer,
    contact: () => colleague.client.contacts.create({ name: word() }),
    activity: () => colleague.client.activities.create({ kind: 'note', subject: word(), subjects }),
    lead: () => colleague.client.leads.create({ name: word() }),
    opportunity: () => colleague.client.opportunities.create({ name: word() }),
    product: () => admin.products.create({ name: word(), listPrice: '100' }),
    quote: () => colleague.client.quotes.create({ name: word(), lines: [lineOf(word(), '1', '100')] }),
    order: async () =>
      colleague.client.orders.create({
        name: word(),
        customerId: (await customer()).id,
        lines: [lineOf(word(), '1', '100')],
      }),
    payment: async () => {
      const accountant = people.get('accountant');
      if (!accountant) throw new Error('no accountant');
      return accountant.client.payments.create({
        customerId: (await customer()).id,
        amount: 100,
        paidOn: '2026-11-20',
      });
    },
    cost: () => admin.costs.create({ name: word(), amount: 100, spentOn: '2026-11-20' }),
    contract: () => colleague.client.contracts.create({ name: word(), startsOn: '2026-01-01', endsOn: '2026-12-31' }),
    comment: async () =>
      colleague.client.comments.create({ kind: 'customer', id: (await customer()).id, body: word() }),
    file: () => buildFile(colleague.client, { name: `${word()}.txt`, content: word(), subjects }),
  };
  return {
    test,
    admin,
    departmentId,
    firmId: await firmId(admin),
    colleague,
    none: randomUUID(),
    callerId: (name) => people.get(name)?.id ?? '',
    client: (name) => people.get(name)?.client ?? test.client(),
    again: async (name) => {
      const person = people.get(name);
      if (!person) return test.client();
      const { token } = await test.client().sessions.create({ username: person.username, password: colleaguePassword });
      return test.client(token);
    },
    word,
    ...kinds,
    binned: async (kind) => {
      const { id } = await kinds[kind]();
      const deleted = {
        customer: 'customers',
        contact: 'contacts',
        activity: 'activities',
        file: 'files',
        lead: 'leads',
        opportunity: 'opportunities',
        product: 'products',
        quote: 'quotes',
        order: 'orders',
        payment: 'payments',
        cost: 'costs',
        contract: 'contracts',
      } as const;
      return admin[deleted[kind]].delete({ id });
    },
    pipeline: () => admin.pipelines.create({ name: word(), template: 'b2b' }),
    priceList: () => admin.priceLists.create({ name: word() }),
    user: () => admin.users.create({ username: `u-${randomUUID().slice(0, 13)}`, name: word(), departmentId }),
    role: () => admin.roles.create({ name: word() }),
    department: () => admin.departments.create({ name: word(), parentId: departmentId }),
    field: () => admin.fields.create({ resource: 'customer', type: 'text', label: word() }),
    view: () => colleague.client.views.create({ resource: 'customer', name: word() }),
    job: async () => {
      const person = await admin.users.create({
        username: `j-${randomUUID().slice(0, 13)}`,
        name: word(),
        departmentId,
      });
      const { jobId } = await admin.handover.start({ id: person.id, toUserId: colleague.id, kinds: ['contact'] });
      await test.engine.services.jobs.settled(jobId);
      return { id: jobId };
    },
    close: () => test.close(),
  };
}

/** What came of a call: `ok`, or the code it was refused with. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}

export function roleOf(world: World, template: RoleTemplateKey): Promise<string> {
  return roleId(world.admin, template);
}
