import { describe, expect, test } from 'vitest';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import {
  ageTone,
  daysInStage,
  missingOf,
  withMoves,
  type BoardColumn,
} from '@renderer/modules/opportunities/board/board-model';

const stage = (id: string, patch: Partial<Stage> = {}): Stage => ({
  id,
  name: id,
  type: 'open',
  position: 0,
  meaning: '',
  probability: 50,
  expectedDays: null,
  requiredFields: [],
  checklist: [],
  roleId: null,
  ...patch,
});
// Only what the board reads of a deal; the rest of it plays no part here.
const deal = (patch: Partial<Opportunity>): Opportunity =>
  ({ id: 'd', stageId: 'a', amount: 10_000, currency: 'CNY', probability: 10, checked: [], ...patch }) as Opportunity;
const column = (stageId: string, items: Opportunity[]): BoardColumn => ({
  stageId,
  count: items.length,
  amount: items.reduce((sum, one) => sum + (one.amount ?? 0), 0),
  weighted: 1_000 * items.length,
  otherCurrencies: 0,
  averageDays: null,
  items,
  nextCursor: null,
});

describe('days in a stage', () => {
  test('are whole days, and none before the first is over', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(daysInStage(deal({ stageEnteredAt: '2026-11-24T11:00:00Z' }), now)).toBe(0);
    expect(daysInStage(deal({ stageEnteredAt: '2026-11-20T11:00:00Z' }), now)).toBe(4);
  });

  test('are amber beyond the plan and red beyond one and a half times it', () => {
    expect([10, 11, 15, 16].map((days) => ageTone(days, 10))).toEqual([undefined, 'warn', 'warn', 'bad']);
    expect(ageTone(1000, null)).toBeUndefined();
  });
});

describe('what a stage asks for', () => {
  const item = { id: 'i', text: '报价已发送', isRequired: true };

  test('is what is empty or not ticked; reminders stop nothing', () => {
    const target = stage('b', {
      requiredFields: ['amount', 'source'],
      checklist: [item, { ...item, id: 'j', isRequired: false }],
    });
    expect(missingOf(target, deal({ source: null }))).toEqual({ fields: ['source'], checks: [item] });
    expect(missingOf(target, deal({ source: '展会', checked: ['i'] }))).toEqual({ fields: [], checks: [] });
  });

  test('is the reason where it means lost', () => {
    expect(missingOf(stage('l', { type: 'lost' }), deal({ lostReason: null })).fields).toEqual(['lostReason']);
  });
});

describe('a card on its way', () => {
  const to = stage('b');

  test('takes its amount along, weighted by its new stage', () => {
    const moved = deal({});
    const moves = [{ deal: moved, to }];
    expect(withMoves(column('a', [moved]), moves, 'CNY')).toMatchObject({
      count: 0,
      amount: 0,
      weighted: 0,
      items: [],
    });
    expect(withMoves(column('b', []), moves, 'CNY')).toMatchObject({ count: 1, amount: 10_000, weighted: 5_000 });
  });

  test('keeps a chance set by hand, and adds no other currency', () => {
    const byHand = deal({ probabilityIsManual: true, probability: 80 });
    expect(withMoves(column('b', []), [{ deal: byHand, to }], 'CNY').weighted).toBe(8_000);
    expect(withMoves(column('b', []), [{ deal: deal({ currency: 'USD' }), to }], 'CNY')).toMatchObject({
      count: 1,
      amount: 0,
      weighted: 0,
    });
  });

  test('is not counted twice once the engine has it there', () => {
    const moved = deal({});
    const there = column('b', [deal({ stageId: 'b' })]);
    expect(withMoves(there, [{ deal: moved, to }], 'CNY')).toBe(there);
  });
});
