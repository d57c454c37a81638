import { describe, expect, test } from 'vitest';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import {
  countChanges,
  draftOf,
  ofType,
  shifted,
  withNewStage,
} from '@renderer/modules/settings/pipelines/pipeline-draft';

const stage = (id: string, type: Stage['type'], position: number): Stage => ({
  id,
  name: id,
  type,
  position,
  meaning: '',
  probability: type === 'open' ? 30 : type === 'won' ? 100 : 0,
  expectedDays: null,
  requiredFields: [],
  checklist: [],
  roleId: null,
});
const pipeline: Pipeline = {
  id: 'p',
  version: 3,
  name: '销售',
  position: 0,
  isDefault: true,
  isRetired: false,
  openDeals: 0,
  createdAt: '2026-11-24T00:00:00Z',
  updatedAt: '2026-11-24T00:00:00Z',
  can: ['view', 'edit'],
  stages: [stage('a', 'open', 0), stage('b', 'open', 1), stage('won', 'won', 2), stage('lost', 'lost', 3)],
};
const draft = draftOf(pipeline);

describe('a pipeline while it is shaped', () => {
  test('is unchanged at first, and again when everything is put back', () => {
    expect(countChanges(draft, pipeline)).toBe(0);
    const there = shifted(draft.stages, 'a', 1);
    expect(countChanges({ ...draft, stages: there }, pipeline)).toBe(1);
    expect(countChanges({ ...draft, stages: shifted(there, 'a', -1) }, pipeline)).toBe(0);
  });

  test('counts name, stages and what is gone, each once', () => {
    const stages = draft.stages.filter(({ id }) => id !== 'b').map((one) => ({ ...one, meaning: 'x' }));
    expect(countChanges({ ...draft, name: '直销', stages }, pipeline)).toBe(5);
  });

  test('a stage does not leave the list at either end', () => {
    expect(shifted(draft.stages, 'a', -1)).toBe(draft.stages);
    expect(shifted(draft.stages, 'lost', 1)).toBe(draft.stages);
  });

  test('a new stage stands behind the last open one', () => {
    const { stages, id } = withNewStage(draft.stages, '试用');
    expect(stages.map((one) => one.id)).toEqual(['a', 'b', id, 'won', 'lost']);
    expect(stages[2]).toMatchObject({ name: '试用', type: 'open', probability: 30 });
  });

  test('a stage that ends a deal has no days, and the chance of its end', () => {
    const [first] = draft.stages;
    if (!first) throw new Error('no stage');
    expect(ofType({ ...first, expectedDays: 5 }, 'won')).toMatchObject({ probability: 100, expectedDays: null });
    expect(ofType(first, 'lost').probability).toBe(0);
  });
});
