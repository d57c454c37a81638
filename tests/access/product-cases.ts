import { ref, row, type Cases } from './operation-case';

/** Products and what they cost whom. */
export const productCases: Cases<'products' | 'priceLists' | 'currencies'> = {
  products: {
    list: row('SAAAAAAAA', (c) => c.products.list({})),
    read: row('SAAAAAAFA', async (c, w) => c.products.read({ id: (await w.product()).id })),
    create: row('SAANNNNNN', (c, w) => c.products.create({ name: w.word() })),
    patch: row('SAANNNNFN', async (c, w) => c.products.patch({ ...ref(await w.product()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.products.delete({ id: (await w.product()).id })),
    restore: row('SAANNNNNN', async (c, w) => c.products.restore({ id: (await w.binned('product')).id })),
    timeline: row('SAAAAAAFA', async (c, w) => c.products.timeline({ id: (await w.product()).id })),
    timelineCounts: row('SAAAAAAFA', async (c, w) => c.products.timelineCounts({ id: (await w.product()).id })),
    words: row('SAAAAAAAA', (c) => c.products.words()),
    offer: row('SAAAAAAAA', (c) => c.products.offer({})),
  },
  priceLists: {
    list: row('SAAAANANA', (c) => c.priceLists.list({})),
    read: row('SAAAANANA', async (c, w) => c.priceLists.read(await w.priceList())),
    prices: row('SAAAANANA', async (c, w) => c.priceLists.prices(await w.priceList())),
    create: row('SAANNNNNN', (c, w) => c.priceLists.create({ name: w.word() })),
    patch: row('SAANNNNNN', async (c, w) => c.priceLists.patch({ ...ref(await w.priceList()), notes: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.priceLists.delete({ id: (await w.priceList()).id })),
    pasted: row('SAANNNNNN', async (c, w) => c.priceLists.pasted({ id: (await w.priceList()).id, rows: [] })),
  },
  currencies: {
    list: row('SAAAAAAAA', (c) => c.currencies.list()),
    use: row('SANNNNNNN', (c) => c.currencies.use({ codes: ['USD'] })),
    rates: row('SAAAAAAAA', (c) => c.currencies.rates({ code: 'USD' })),
    setRates: row('SANNNNNNN', (c) =>
      c.currencies.setRates({ code: 'USD', rates: [{ day: '2026-11-20', rate: '7.1' }] }),
    ),
    readFile: row('SANNNNNNN', (c) => c.currencies.readFile({ text: '' })),
    convert: row('SAAAAAAAA', (c) => c.currencies.convert({ amount: 100, from: 'CNY', to: 'CNY', day: '2026-11-20' })),
  },
};
