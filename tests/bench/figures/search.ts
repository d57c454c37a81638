import type { Bench, Figure } from '../bench';
import { callerNames } from '../dataset/people';
import { report, spreadOf, timeOf, timesOf } from '../measure';

const repeats = 200;

interface Hits {
  readonly items: readonly { readonly kind: string; readonly id: string; readonly title: string }[];
}

/** What people type, taken from the records so that there is something to find. */
function queriesOf({ bare }: Bench): Record<string, (index: number) => string> {
  const names = bare
    .prepare(
      `SELECT name FROM customer WHERE rowid % 997 = 5 AND kind = 'company' AND name GLOB '*公司' AND deleted_at IS NULL LIMIT 200`,
    )
    .pluck()
    .all() as string[];
  const digits = bare
    .prepare(`SELECT last_four FROM customer_contact_point WHERE last_four IS NOT NULL LIMIT 200`)
    .pluck()
    .all() as string[];
  return {
    searchPair: (index) => names[index % names.length]?.slice(2, 4) ?? '',
    searchCompany: () => '公司',
    searchCharacter: (index) => '华东瑞德恒'[index % 5] ?? '',
    searchInitials: (index) => ['hdkj', 'shhd', 'bjrd', 'wx', 'lm'][index % 5] ?? '',
    searchDigits: (index) => digits[index % digits.length] ?? '',
    searchPinyin: (index) => ['huadong', 'wangwei', 'ruide', 'shanghai', 'lixiaoming'][index % 5] ?? '',
    searchName: (index) => names[index % names.length] ?? '',
  };
}

async function measureSearch(bench: Bench, name: string): Promise<void> {
  const query = queriesOf(bench)[name];
  if (!query) throw new Error(`no search ${name}`);
  const statement = bench.bare.prepare('SELECT * FROM search_document WHERE kind = ? AND record_id = ?');
  for (const caller of callerNames) {
    const bareTimes: number[] = [];
    let hits = 0;
    await bench.engine.state(true);
    const times = await timesOf(repeats, async (index) => {
      const { body, time } = await bench.clients[caller].get<Hits>(`search?q=${encodeURIComponent(query(index))}`);
      hits += body.items.length;
      bareTimes.push(timeOf(() => body.items.forEach(({ kind, id }) => statement.get(kind, id))));
      return time;
    });
    report({
      figure: name,
      caller,
      hits: Math.round(hits / bareTimes.length),
      ...spreadOf(times),
      loopMax: (await bench.engine.state()).loopMax,
      bare: spreadOf(bareTimes),
      limits: { p95: 8 },
    });
  }
}

const names = [
  'searchPair',
  'searchCompany',
  'searchCharacter',
  'searchInitials',
  'searchDigits',
  'searchPinyin',
  'searchName',
];

/** Whose number it is (U19): as it stands in the record, and without its first four digits, which only its end finds. */
async function measureCallers({ bare, clients, engine }: Bench): Promise<void> {
  const phones = bare
    .prepare(`SELECT value, normal FROM customer_contact_point WHERE type = 'phone' LIMIT 200`)
    .all() as { value: string; normal: string }[];
  const statement = bare.prepare('SELECT record_id FROM customer_contact_point WHERE normal = ?');
  for (const [figure, numberOf] of Object.entries({
    callerByNumber: (value: string) => value,
    callerByEnd: (value: string) => value.replace(/\D/g, '').slice(-8),
  })) {
    for (const caller of callerNames) {
      const bareTimes: number[] = [];
      await engine.state(true);
      const times = await timesOf(repeats, async (index) => {
        const { value = '', normal = '' } = phones[index % phones.length] ?? {};
        const number = encodeURIComponent(numberOf(value));
        const { time } = await clients[caller].get<Hits>(`calls/callers?number=${number}`);
        bareTimes.push(timeOf(() => statement.all(normal)));
        return time;
      });
      report({
        figure,
        caller,
        ...spreadOf(times),
        loopMax: (await engine.state()).loopMax,
        bare: spreadOf(bareTimes),
        limits: { p95: 8 },
      });
    }
  }
}

export const searches: readonly Figure[] = [
  ...names.map((name) => ({ name, measure: (bench: Bench) => measureSearch(bench, name) })),
  { name: 'callers', measure: measureCallers },
];
