import { describe, expect, it } from 'vitest';
import { candidateKeys } from '@engine/duplicates/keys';
import type { DuplicateSource } from '@engine/duplicates/score';
import { comparableOf, likenessOf, verdictOf } from '@engine/duplicates/score';
import labelled from './pairs.json';

interface Pair {
  readonly half: string;
  readonly same: boolean;
  readonly note: string;
  readonly left: DuplicateSource;
  readonly right: DuplicateSource;
}

/** JSON has no types; the file's shape is the one below, and a wrong one fails the counts. */
const pairs: readonly Pair[] = labelled.map((pair) => ({
  ...pair,
  left: sourceOf(pair.left),
  right: sourceOf(pair.right),
}));

function sourceOf(given: Record<string, unknown>): DuplicateSource {
  const list = (key: string) => (Array.isArray(given[key]) ? (given[key] as string[]) : []);
  return {
    kind: given['kind'] === 'person' ? 'person' : 'company',
    name: String(given['name']),
    phones: list('phones'),
    mails: list('mails'),
    companies: list('companies'),
    taxId: typeof given['taxId'] === 'string' ? given['taxId'] : null,
    country: typeof given['taxId'] === 'string' && /^\d{2}-?\d{7}$/.test(given['taxId']) ? 'US' : 'CN',
  };
}

function measure(of: readonly Pair[]) {
  const found = of.map((pair) => {
    const { score } = likenessOf(comparableOf(pair.left), comparableOf(pair.right));
    const verdict = verdictOf(score);
    return { pair, score, isFound: verdict === 'same' || verdict === 'likely' };
  });
  const right = found.filter(({ pair, isFound }) => isFound && pair.same).length;
  return {
    precision: right / found.filter(({ isFound }) => isFound).length,
    recall: right / of.filter(({ same }) => same).length,
    wrong: found.filter(({ pair, isFound }) => isFound !== pair.same),
  };
}

describe('the labelled pairs', () => {
  it('are 200, half of them set aside and never tuned by', () => {
    expect(pairs).toHaveLength(200);
    expect(pairs.filter(({ half }) => half === 'heldOut')).toHaveLength(99);
  });

  it.each([
    ['tuned', 0.97, 0.95],
    ['heldOut', 0.95, 0.9],
  ])('of the half %s are told apart with precision %d and recall %d or better', (half, precision, recall) => {
    const result = measure(pairs.filter((pair) => pair.half === half));
    const wrong = result.wrong.map(
      ({ pair, score }) =>
        `  ${pair.same ? 'missed' : 'wrong'} ${score} ${pair.note}: ${pair.left.name} | ${pair.right.name}`,
    );
    process.stdout.write(
      `duplicates, ${half}: precision ${result.precision.toFixed(3)}, recall ${result.recall.toFixed(3)}\n${wrong.join('\n')}\n`,
    );
    expect(result.precision).toBeGreaterThanOrEqual(precision);
    expect(result.recall).toBeGreaterThanOrEqual(recall);
  });

  it('that are the same share a key under which the table finds them', () => {
    const same = pairs.filter(({ same: isSame }) => isSame);
    const missed = same.filter(({ left, right }) => {
      const keys = new Set(candidateKeys(left).map(({ kind, value }) => `${kind} ${value}`));
      return !candidateKeys(right).some(({ kind, value }) => keys.has(`${kind} ${value}`));
    });
    process.stdout.write(
      `duplicates, keys: ${same.length - missed.length} of ${same.length} pairs share one; without: ${missed.map(({ note, left }) => `${note} (${left.name})`).join(', ')}\n`,
    );
    expect(missed.length / same.length).toBeLessThanOrEqual(0.1);
  });
});

describe('a score', () => {
  it('is the same whichever side comes first', () => {
    for (const { left, right } of pairs) {
      const forth = likenessOf(comparableOf(left), comparableOf(right)).score;
      expect(likenessOf(comparableOf(right), comparableOf(left)).score, left.name).toBe(forth);
    }
  });

  it('says why', () => {
    const reasons = (left: DuplicateSource, right: DuplicateSource) =>
      likenessOf(comparableOf(left), comparableOf(right)).reasons;
    const firm = (name: string, taxId?: string): DuplicateSource => ({
      kind: 'company',
      name,
      phones: [],
      mails: [],
      taxId: taxId ?? null,
    });
    expect(reasons(firm('宁波华东科技有限公司'), firm('杭州华东科技有限公司'))).toEqual(['sameCore', 'differentPlace']);
    expect(reasons(firm('海尔电冰箱', '91370200100MA2CX3P'), firm('海尔', '91370200100MA2CX3P'))).toContain(
      'sameTaxId',
    );
  });

  it('never makes a company and a person one', () => {
    const left: DuplicateSource = { kind: 'company', name: '王小明', phones: ['13912345678'], mails: [] };
    expect(likenessOf(comparableOf(left), comparableOf({ ...left, kind: 'person' })).score).toBe(0);
  });
});
