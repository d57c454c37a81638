import { describe, expect, it } from 'vitest';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { Bottlenecks, StageHealth } from '@shared/modules/reports/bottlenecks';
import { sentenceOf } from '@renderer/modules/reports/bottleneck-sentence';

const stage = (id: string) => ({
  id,
  name: id,
  type: 'open' as const,
  position: 0,
  meaning: '',
  probability: 10,
  expectedDays: 7,
  requiredFields: [],
  checklist: [],
  roleId: null,
});
const pipeline: Pipeline = {
  id: 'p',
  name: 'p',
  position: 0,
  isDefault: true,
  isRetired: false,
  stages: [stage('a'), stage('b')],
  openDeals: 0,
  version: 1,
  createdAt: '2026-11-20T00:00:00Z',
  updatedAt: '2026-11-20T00:00:00Z',
  can: [],
};
const health = (stageId: string, values: Partial<StageHealth> = {}): StageHealth => ({
  stageId,
  deals: 0,
  averageDays: null,
  expectedDays: 7,
  overdue: 0,
  left: 0,
  lost: 0,
  passed: 0,
  skipped: 0,
  ...values,
});
const nothing: Bottlenecks = { stages: [health('a'), health('b')], slow: null, leaky: null, skipped: null };

describe('the sentence about a bottleneck', () => {
  it('is none where nothing stands out, and none about a stage that is gone', () => {
    expect(sentenceOf(nothing, pipeline)).toBeNull();
    const gone: Bottlenecks = { ...nothing, stages: [health('c')], slow: { stageId: 'c', owner: null } };
    expect(sentenceOf(gone, pipeline)).toBeNull();
  });

  it('says what is slow before what is skipped, with whose most of it is', () => {
    const found: Bottlenecks = {
      stages: [health('a', { passed: 10, skipped: 4 }), health('b', { deals: 9, averageDays: 18.6, overdue: 7 })],
      slow: { stageId: 'b', owner: { id: 'li', count: 6 } },
      skipped: { stageId: 'a', owner: null },
      leaky: null,
    };
    expect(sentenceOf(found, pipeline)).toMatchObject({
      kind: 'slow',
      stage: { id: 'b' },
      numbers: { days: 19, expected: 7, deals: 9, overdue: 7 },
      owner: { id: 'li', count: 6 },
    });
    expect(sentenceOf({ ...found, slow: null }, pipeline)).toMatchObject({
      kind: 'skipped',
      numbers: { passed: 10, skipped: 4, percent: 40 },
    });
  });

  it('says short spans in tenths of a day', () => {
    const found: Bottlenecks = {
      ...nothing,
      stages: [health('a', { deals: 3, averageDays: 3.449, overdue: 3 })],
      slow: { stageId: 'a', owner: null },
    };
    expect(sentenceOf(found, pipeline)?.numbers['days']).toBe(3.4);
  });
});
