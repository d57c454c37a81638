import { Fault } from '@shared/contract/faults';
import { tellsPricesWithTax } from '@shared/lib/tax-rates';
import type { PriceList, PriceListPatch, ProductPrices } from '@shared/modules/price-lists/price-list';
import type { priceListsContract } from '@shared/modules/price-lists/price-lists.contract';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { countryOf } from '../../organization/country';
import { readOrganization } from '../../organization/organization';
import { smallPage } from '../../records/small-list';
import { nameKey, refuseStale } from '../../records/versions';
import { areVisible } from '../../records/write-checks';
import { sortName } from '../../search/sort-name';
import { readPasted } from './pasted';
import type { PriceListRow } from './price-list-store';
import {
  allCustomers,
  loadPriceLists,
  presentPriceLists,
  stepsOf,
  writeCustomers,
  writePrices,
} from './price-list-store';
import { pricedProducts } from './priced-products';

type Asker = QueryContext | CommandContext;

export const priceListsHandlers: Handlers<typeof priceListsContract> = {
  list: async (context, input) => {
    refuseWithoutMoney(context);
    const lists = await presentPriceLists(context, await loadPriceLists(context.db));
    return smallPage(lists, input, {
      names: (list) => [list.name],
      sorts: { name: (list) => sortName(list.name, 'company'), createdAt: (list) => list.createdAt },
      defaultSort: 'createdAt',
    });
  },
  read: (context, { id }) => readOne(context, id),
  prices: async (context, { id }) => {
    const list = await readOne(context, id);
    return { items: await pricedProducts(context, list, await stepsOf(context.db, id)) };
  },
  create: async (context, { copyOfId, customerIds, ...input }) => {
    refuseReader(context);
    const { db } = context;
    const rows = await loadPriceLists(db);
    if (rows.some((row) => row.id === input.id)) return readOne(context, input.id ?? '');
    refuseWithoutMoney(context);
    refuseTakenName(rows, input.name, undefined);
    refuseBackwards(input.validFrom, input.validTo);
    if (!(await areVisible(context, 'customer', customerIds))) throw badValue('customerIds');
    const copied = copyOfId === undefined ? undefined : rows.find((row) => row.id === copyOfId);
    if (copyOfId !== undefined && !copied) throw badValue('copyOfId');
    const id = input.id ?? db.newId();
    await db.insertRow('price_list', {
      id,
      name: input.name,
      currency: input.currency ?? copied?.currency ?? (await readOrganization(db)).currency,
      includes_tax: Number(input.includesTax ?? (copied ? copied.includes_tax === 1 : await usualTax(context))),
      valid_from: input.validFrom,
      valid_to: input.validTo,
      is_default: 0,
      tags: JSON.stringify([...new Set(input.tags)]),
      notes: input.notes,
      created_at: db.now,
      updated_at: db.now,
    });
    if (input.isDefault) await makeDefault(context, id);
    await writeCustomers(db, id, customerIds);
    if (copied) await writePrices(db, id, pricesOf(await stepsOf(db, copied.id)));
    return noteChange(context, id, {});
  },
  patch: async (context, { id, version, customerIds, prices = [], ...input }) => {
    refuseReader(context);
    const { db } = context;
    const rows = await loadPriceLists(db);
    const before = await readOne(context, id);
    refuseStale(before, version);
    if (input.name !== undefined) refuseTakenName(rows, input.name, id);
    const after = { ...before, ...input };
    refuseBackwards(after.validFrom, after.validTo);
    await refuseBadPrices(context, prices);
    const pricesBefore = await stepsOf(
      db,
      id,
      prices.map(({ productId }) => productId),
    );
    await db.updateRows('price_list', { ...rowOf(input), version: version + 1, updated_at: db.now }, { id });
    if (input.isDefault === true) await makeDefault(context, id);
    if (input.isDefault === false) await db.updateRows('price_list', { is_default: 0 }, { id });
    if (customerIds) await assign(context, before, customerIds);
    await writePrices(db, id, prices);
    return noteChange(context, id, before, { before: pricesOf(pricesBefore), after: prices });
  },
  delete: async (context, { id, version }) => {
    refuseReader(context);
    const before = await readOne(context, id);
    refuseStale(before, version);
    await context.db.deleteRows('price_list', { id });
    await auditChange(context, {
      kind: 'priceList',
      recordId: id,
      changes: changesBetween(told(before), {}),
      reason: null,
    });
    context.db.announce('product', id);
    return { id };
  },
  pasted: async (context, { id, rows }) => {
    refuseReader(context);
    return readPasted(context, await readOne(context, id), rows);
  },
};

/** Prices are money: whoever sees none of it, or no products, has nothing to do with lists of them. */
function refuseWithoutMoney({ caller: { access } }: Asker): void {
  if (access.group('money') !== 'show' || access.scope('product', 'view') === 'none') throw new Fault('not_allowed');
}

/** Whoever may not change products changes no list of their prices. */
function refuseReader({ caller: { access } }: Asker): void {
  if (access.scope('product', 'edit') === 'none') throw new Fault('not_allowed');
}

async function readOne(context: Asker, id: string): Promise<PriceList> {
  refuseWithoutMoney(context);
  const row = (await loadPriceLists(context.db)).find((one) => one.id === id);
  const [list] = row ? await presentPriceLists(context, [row]) : [];
  if (!list) throw new Fault('not_found');
  return list;
}

function refuseTakenName(rows: readonly PriceListRow[], name: string, ownId: string | undefined): void {
  if (rows.some((row) => row.id !== ownId && nameKey(row.name) === nameKey(name)))
    throw new Fault('duplicate', { reason: 'nameTaken', name });
}

function refuseBackwards(from: string | null, to: string | null): void {
  if (from !== null && to !== null && to < from) throw badValue('validTo');
}

/** Products named must be there, each once, and each quantity of one once. */
async function refuseBadPrices(context: CommandContext, prices: readonly ProductPrices[]): Promise<void> {
  const ids = prices.map(({ productId }) => productId);
  if (new Set(ids).size !== ids.length) throw badValue('prices');
  if (prices.some(({ steps }) => new Set(steps.map(({ minQuantity }) => minQuantity)).size !== steps.length))
    throw badValue('prices');
  const rows = await context.db.all<{ id: string }>(
    'SELECT id FROM product WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  if (rows.length !== ids.length) throw badValue('prices');
}

function rowOf(input: Omit<PriceListPatch, 'id' | 'version' | 'customerIds' | 'prices'>) {
  const { name, currency, includesTax, validFrom, validTo, tags, notes } = input;
  return {
    ...(name !== undefined && { name }),
    ...(currency !== undefined && { currency }),
    ...(includesTax !== undefined && { includes_tax: Number(includesTax) }),
    ...(validFrom !== undefined && { valid_from: validFrom }),
    ...(validTo !== undefined && { valid_to: validTo }),
    ...(tags !== undefined && { tags: JSON.stringify([...new Set(tags)]) }),
    ...(notes !== undefined && { notes }),
  };
}

/** Whom the sender does not see stays; whom he or she adds must be in sight. */
async function assign(context: CommandContext, list: PriceList, customerIds: readonly string[]): Promise<void> {
  const known = await allCustomers(context.db, list.id);
  const seen = new Set(list.customers.map(({ id }) => id));
  const added = customerIds.filter((id) => !known.includes(id));
  if (!(await areVisible(context, 'customer', added))) throw badValue('customerIds');
  await writeCustomers(context.db, list.id, [...known.filter((id) => !seen.has(id)), ...customerIds]);
}

async function makeDefault({ db }: CommandContext, id: string): Promise<void> {
  await db.run('UPDATE price_list SET is_default = CASE WHEN id = ? THEN 1 ELSE 0 END', [id]);
}

async function usualTax({ db }: CommandContext): Promise<boolean> {
  return tellsPricesWithTax(await countryOf(db));
}

function pricesOf(steps: ReadonlyMap<string, ProductPrices['steps']>): ProductPrices[] {
  return [...steps].map(([productId, own]) => ({ productId, steps: own }));
}

function badValue(field: string): Fault {
  return new Fault('invalid_input', { reason: 'badValue', field });
}

function told(list: Partial<PriceList>): Record<string, unknown> {
  const { name, currency, includesTax, validFrom, validTo, isDefault, tags, notes, customers } = list;
  const ids = customers?.map(({ id }) => id);
  return { name, currency, includesTax, validFrom, validTo, isDefault, tags, notes, customers: ids };
}

/** Whose prices changed may be thousands: the log keeps them in one line, as they were and as they are. */
async function noteChange(
  context: CommandContext,
  id: string,
  before: Partial<PriceList>,
  prices?: { readonly before: readonly ProductPrices[]; readonly after: readonly ProductPrices[] },
): Promise<PriceList> {
  const after = await readOne(context, id);
  const changes = {
    ...changesBetween(told(before), told(after)),
    ...(prices && prices.after.length > 0 && { prices: [prices.before, prices.after] as const }),
  };
  await auditChange(context, { kind: 'priceList', recordId: id, changes, reason: null });
  context.db.announce('product', id);
  return after;
}
