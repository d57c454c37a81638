import type { World } from '../support/operation-world';
import { ref, row, type Cases } from './operation-case';

/** Pipelines, deals and what comes of them, and the figures about it. */
export const salesCases: Cases<
  | 'pipelines'
  | 'quotes'
  | 'orders'
  | 'contracts'
  | 'accounts'
  | 'payments'
  | 'costs'
  | 'opportunities'
  | 'metrics'
  | 'reports'
  | 'targets'
> = {
  pipelines: {
    list: row('SAAAAAAAA', (c) => c.pipelines.list({})),
    read: row('SAAAAAAAA', async (c, w) => c.pipelines.read({ id: (await w.pipeline()).id })),
    create: row('SANNNNNNN', (c, w) => c.pipelines.create({ name: w.word(), template: 'b2b' })),
    patch: row('SANNNNNNN', async (c, w) => c.pipelines.patch({ ...ref(await w.pipeline()), name: w.word() })),
    delete: row('SANNNNNNN', async (c, w) => c.pipelines.delete({ id: (await w.pipeline()).id })),
  },
  quotes: {
    list: row('SAAAAAAAA', (c) => c.quotes.list({})),
    sums: row('SAAAAAAAA', (c) => c.quotes.sums({})),
    read: row('SAAAFAAFA', async (c, w) => c.quotes.read({ id: (await w.quote()).id })),
    create: row('SAAANNNNN', (c, w) => c.quotes.create({ name: w.word() })),
    patch: row('SAANFNNFN', async (c, w) => c.quotes.patch({ ...ref(await w.quote()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.quotes.delete({ id: (await w.quote()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.quotes.restore({ id: (await w.binned('quote')).id })),
    timeline: row('SAAAFAAFA', async (c, w) => c.quotes.timeline({ id: (await w.quote()).id })),
    timelineCounts: row('SAAAFAAFA', async (c, w) => c.quotes.timelineCounts({ id: (await w.quote()).id })),
    submit: row('SAANFNNFN', async (c, w) => c.quotes.submit(ref(await w.quote()))),
    decide: row('SAANFNNFN', async (c, w) =>
      c.quotes.decide({ ...ref(await w.colleague.client.quotes.submit(ref(await w.quote()))), isApproved: true }),
    ),
    withdraw: row('SAANFNNFN', async (c, w) =>
      c.quotes.withdraw(ref(await w.colleague.client.quotes.submit(ref(await w.quote())))),
    ),
    send: row('SAANFNNFN', async (c, w) => c.quotes.send(ref(await w.quote()))),
    answer: row('SAANFNNFN', async (c, w) =>
      c.quotes.answer({ ...ref(await w.colleague.client.quotes.send(ref(await w.quote()))), isAccepted: true }),
    ),
    revise: row('SAANFNNFN', async (c, w) =>
      c.quotes.revise(ref(await w.colleague.client.quotes.send(ref(await w.quote())))),
    ),
    revisions: row('SAAAFAAFA', async (c, w) => c.quotes.revisions({ id: (await w.quote()).id })),
    approvers: row('SAAAFAAFA', async (c, w) => c.quotes.approvers({ id: (await w.quote()).id })),
    limits: row('SAAAAAAAA', (c) => c.quotes.limits()),
    setLimits: row('SANNNNNNN', (c) => c.quotes.setLimits({ items: [] })),
  },
  orders: {
    list: row('SAAAAAAAA', (c) => c.orders.list({})),
    sums: row('SAAAAAAAA', (c) => c.orders.sums({})),
    read: row('SAAAFAAFA', async (c, w) => c.orders.read({ id: (await w.order()).id })),
    create: row('SAAANNANN', (c, w) => c.orders.create({ name: w.word() })),
    patch: row('SAANFNAFN', async (c, w) => c.orders.patch({ ...ref(await w.order()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.orders.delete({ id: (await w.order()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.orders.restore({ id: (await w.binned('order')).id })),
    timeline: row('SAAAFAAFA', async (c, w) => c.orders.timeline({ id: (await w.order()).id })),
    timelineCounts: row('SAAAFAAFA', async (c, w) => c.orders.timelineCounts({ id: (await w.order()).id })),
    createFromQuote: row('SAAANNANN', async (c, w) => {
      const { id } = await w.colleague.client.quotes.send(ref(await w.quote()));
      return c.orders.createFromQuote({ quoteId: id });
    }),
    createFromDeal: row('SAAANNANN', async (c, w) => {
      const deal = await wonDeal(w);
      return c.orders.createFromDeal({ opportunityId: deal.id });
    }),
    confirm: row('SAANFNAFN', async (c, w) => c.orders.confirm(ref(await w.order()))),
    reopen: row('SAANFNAFN', async (c, w) => c.orders.reopen(ref(await confirmedOrder(w)))),
    cancel: row('SAANFNAFN', async (c, w) => c.orders.cancel({ ...ref(await w.order()), reason: w.word() })),
    plan: row('SAANFNAFN', async (c, w) => c.orders.plan({ ...ref(await w.order()), items: [] })),
    deliver: row('SAANFNAFN', async (c, w) => c.orders.deliver({ ...(await goodsOf(w)), deliveredOn: '2026-11-20' })),
    takeBackDelivery: row('SAANFNAFN', async (c, w) => {
      const goods = { ...(await goodsOf(w)), deliveredOn: '2026-11-20' };
      const { deliveries, ...order } = await w.colleague.client.orders.deliver(goods);
      return c.orders.takeBackDelivery({ ...ref(order), deliveryId: deliveries[0]?.id ?? '' });
    }),
    returnGoods: row('SAANFNAFN', async (c, w) =>
      c.orders.returnGoods({ ...(await goodsOf(w)), returnedOn: '2026-11-20' }),
    ),
  },
  contracts: {
    list: row('SAAAAAAAA', (c) => c.contracts.list({})),
    read: row('SAAAFAAFA', async (c, w) => c.contracts.read({ id: (await w.contract()).id })),
    create: row('SAAANNANN', (c, w) => c.contracts.create({ name: w.word(), startsOn: '2026-01-01' })),
    patch: row('SAANFNAFN', async (c, w) => c.contracts.patch({ ...ref(await w.contract()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.contracts.delete({ id: (await w.contract()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.contracts.restore({ id: (await w.binned('contract')).id })),
    timeline: row('SAAAFAAFA', async (c, w) => c.contracts.timeline({ id: (await w.contract()).id })),
    timelineCounts: row('SAAAFAAFA', async (c, w) => c.contracts.timelineCounts({ id: (await w.contract()).id })),
    renew: row('SAANNNANN', async (c, w) => c.contracts.renew(ref(await w.contract()))),
  },
  accounts: {
    read: row('SAAAANANA', (c) => c.accounts.read({ name: 'receivables' })),
    export: row('SAANNNANA', (c) => c.accounts.export({ name: 'receivables' })),
  },
  payments: {
    list: row('SAAAAAAAA', (c) => c.payments.list({})),
    sums: row('SAAAAAAAA', (c) => c.payments.sums({})),
    read: row('SAAAFFAFA', async (c, w) => c.payments.read({ id: (await w.payment()).id })),
    create: row('SAANNNANN', async (c, w) =>
      c.payments.create({ customerId: (await w.customer()).id, amount: 100, paidOn: '2026-11-20' }),
    ),
    patch: row('SAANFFAFN', async (c, w) => c.payments.patch({ ...ref(await w.payment()), amount: 200 })),
    delete: row('SAANNNANN', async (c, w) => c.payments.delete({ id: (await w.payment()).id })),
    restore: row('SAANNNANN', async (c, w) => c.payments.restore({ id: (await w.binned('payment')).id })),
    timeline: row('SAAAFFAFA', async (c, w) => c.payments.timeline({ id: (await w.payment()).id })),
    timelineCounts: row('SAAAFFAFA', async (c, w) => c.payments.timelineCounts({ id: (await w.payment()).id })),
  },
  costs: {
    list: row('SAAAAAAAA', (c) => c.costs.list({})),
    read: row('SAAFFFAFA', async (c, w) => c.costs.read({ id: (await w.cost()).id })),
    create: row('SAANNNANN', (c, w) => c.costs.create({ name: w.word(), amount: 100, spentOn: '2026-11-20' })),
    patch: row('SAAFFFAFN', async (c, w) => c.costs.patch({ ...ref(await w.cost()), amount: 200 })),
    delete: row('SAANNNANN', async (c, w) => c.costs.delete({ id: (await w.cost()).id })),
    restore: row('SAANNNANN', async (c, w) => c.costs.restore({ id: (await w.binned('cost')).id })),
    timeline: row('SAAFFFAFA', async (c, w) => c.costs.timeline({ id: (await w.cost()).id })),
    timelineCounts: row('SAAFFFAFA', async (c, w) => c.costs.timelineCounts({ id: (await w.cost()).id })),
  },
  opportunities: {
    list: row('SAAAAAAAA', (c) => c.opportunities.list({})),
    read: row('SAAAAAAFA', async (c, w) => c.opportunities.read({ id: (await w.opportunity()).id })),
    create: row('SAAANNNNN', (c, w) => c.opportunities.create({ name: w.word() })),
    patch: row('SAANNNNFN', async (c, w) => c.opportunities.patch({ ...ref(await w.opportunity()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.opportunities.delete({ id: (await w.opportunity()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.opportunities.restore({ id: (await w.binned('opportunity')).id })),
    timeline: row('SAAAAAAFA', async (c, w) => c.opportunities.timeline({ id: (await w.opportunity()).id })),
    timelineCounts: row('SAAAAAAFA', async (c, w) =>
      c.opportunities.timelineCounts({ id: (await w.opportunity()).id }),
    ),
    move: row('SAANNNNFN', async (c, w) => {
      const { stages } = await w.pipeline();
      return c.opportunities.move({ ...ref(await w.opportunity()), stageId: stages[1]?.id ?? '' });
    }),
    // Whoever may tick finds no such item.
    check: row('SFFNNNNFN', async (c, w) =>
      c.opportunities.check({ id: (await w.opportunity()).id, itemId: w.none, isDone: true }),
    ),
    moves: row('SAAAAAAFA', async (c, w) => c.opportunities.moves({ id: (await w.opportunity()).id })),
    sums: row('SAAAAAAAA', async (c) => c.opportunities.sums({})),
    board: row('SAAAAAAAA', async (c, w) => c.opportunities.board({ pipelineId: (await w.pipeline()).id })),
  },
  metrics: {
    read: row('SAAAAAAAA', (c) => c.metrics.read({ id: 'M4' })),
    records: row('SAAAAAAAA', (c) => c.metrics.records({ id: 'M4' })),
  },
  reports: {
    bottlenecks: row('SAAAAAAAA', async (c, w) => c.reports.bottlenecks({ pipelineId: (await w.pipeline()).id })),
    read: row('SAAAAAAAA', (c) => c.reports.read({ name: 'funnel' })),
    records: row('SAAAAAAAA', (c) => c.reports.records({ name: 'funnel', column: 'deals' })),
    sources: row('SAAAAAAAA', (c) => c.reports.sources({})),
    export: row('SAANNNANA', (c) => c.reports.export({ name: 'lostDeals' })),
  },
  targets: {
    list: row('SAAANNANA', (c) => c.targets.list({ year: 2026, periodKind: 'month' })),
    progress: row('SAAANNANA', (c) => c.targets.progress({})),
    set: row('SAANNNNNN', async (c, w) =>
      c.targets.set({
        items: [
          {
            ...{ subjectKind: 'person', subjectId: (await w.user()).id, metric: 'wonCount', periodKind: 'month' },
            ...{ startsOn: '2026-11-01', value: 5, version: 0 },
          },
        ],
      }),
    ),
  },
};

/** A deal of the colleague that was won. */
async function wonDeal(world: World) {
  const { client } = world.colleague;
  const deal = await world.opportunity();
  const { items } = await client.pipelines.list({});
  const stage = items.flatMap(({ stages }) => stages).find(({ type }) => type === 'won');
  return client.opportunities.move({ ...ref(deal), stageId: stage?.id ?? '' });
}

/** A colleague's order, confirmed. */
async function confirmedOrder(world: World) {
  return world.colleague.client.orders.confirm(ref(await world.order()));
}

/** All the goods of such an order. */
async function goodsOf(world: World) {
  const { lines, ...order } = await confirmedOrder(world);
  return { ...ref(order), lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })) };
}
