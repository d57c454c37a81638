import type { Bench, Figure } from '../bench';
import type { CallerName } from '../dataset/people';
import { callerNames } from '../dataset/people';
import { report, spreadOf, timesOf } from '../measure';
import type { Page } from './rows';
import { bareRows } from './rows';

const repeats = Number(process.env['HEARTH_BENCH_REPEATS'] ?? 300);

interface ListFigure {
  readonly path: (bench: Bench, index: number) => string;
  readonly limit: (caller: CallerName) => number;
  readonly callers?: readonly CallerName[];
  readonly repeats?: number;
}

const filterOf = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
const industries = ['制造业', '批发零售', '医疗', '农业', '传媒'];
const listLimit = (caller: CallerName) => (caller === 'department' ? 5 : 8);

const listFigures: Readonly<Record<string, ListFigure>> = {
  newest: { path: () => 'customers?limit=50', limit: listLimit },
  byName: { path: () => 'customers?limit=50&sort=name', limit: listLimit },
  newestContacts: { path: () => 'contacts?limit=50', limit: listLimit },
  indexedFilter: {
    path: (_, index) =>
      `customers?limit=50&${filterOf({ field: 'industry', op: 'eq', value: industries[index % industries.length] })}`,
    limit: () => 10,
  },
  indexedFilterByName: {
    path: (_, index) =>
      `customers?limit=50&sort=name&${filterOf({ field: 'industry', op: 'eq', value: industries[index % industries.length] })}`,
    limit: () => 10,
  },
  bySince: { path: () => 'customers?limit=50&sort=-customerSince', limit: () => 10 },
  jump: {
    path: ({ rows }, index) =>
      `customers?limit=50&sort=${index % 2 ? 'name' : '-updatedAt'}&offset=${Math.floor(rows * 0.7) + (index % 7)}`,
    limit: () => 60,
    callers: ['all'],
    repeats: 60,
  },
};

async function measureList(bench: Bench, name: string, figure: ListFigure): Promise<void> {
  for (const caller of figure.callers ?? callerNames) {
    const bareTimes: number[] = [];
    let count = 0;
    const cpuBefore = (await bench.engine.state(true)).cpu;
    const times = await timesOf(figure.repeats ?? repeats, async (index) => {
      const { body, time } = await bench.clients[caller].get<Page>(figure.path(bench, index));
      count = body.items.length;
      bareTimes.push(
        bareRows(
          bench,
          figure.path(bench, index).startsWith('contacts') ? 'contact' : 'customer',
          body.items.map((item) => item.id),
        ),
      );
      return time;
    });
    const state = await bench.engine.state();
    report({
      figure: name,
      caller,
      items: count,
      ...spreadOf(times),
      cpu: (state.cpu - cpuBefore) / (times.length + 20),
      loopMax: state.loopMax,
      bare: spreadOf(bareTimes),
      limits: { p95: figure.limit(caller) },
    });
  }
}

export const lists: readonly Figure[] = Object.entries(listFigures).map(([name, figure]) => ({
  name,
  measure: (bench) => measureList(bench, name, figure),
}));
