import { describe, expect, test } from 'vitest';
import type { DeliveryPlan } from '@shared/modules/delivery/delivery.contract';
import { countDeliveryChanges, isWholeTask, newTask } from '@renderer/modules/settings/delivery/delivery-draft';

const task = { id: '1', subject: '安装', afterDays: 3, assignee: 'owner' as const, userId: null, departmentId: null };
const plan: DeliveryPlan = { pipelineId: 'p', version: 1, departmentId: null, tasks: [task] };

describe('a task of the plan', () => {
  test('says what, and for whom', () => {
    expect(isWholeTask(task)).toBe(true);
    expect(isWholeTask({ ...task, subject: ' ' })).toBe(false);
    expect(isWholeTask({ ...task, assignee: 'person' })).toBe(false);
    expect(isWholeTask({ ...task, assignee: 'head', departmentId: 'd' })).toBe(true);
  });

  test('that is new comes a day after the last one, for the same', () => {
    expect(newTask(plan)).toMatchObject({ subject: '', afterDays: 4, assignee: 'owner' });
    expect(newTask({ tasks: [] })).toMatchObject({ afterDays: 1, assignee: 'owner' });
  });
});

test('changes are counted by task, with those that are gone or stand elsewhere', () => {
  expect(countDeliveryChanges(plan, plan)).toBe(0);
  expect(countDeliveryChanges({ ...plan, departmentId: 'd' }, plan)).toBe(1);
  expect(countDeliveryChanges({ ...plan, tasks: [] }, plan)).toBe(1);
  expect(countDeliveryChanges({ ...plan, tasks: [{ ...task, id: '2' }, task] }, plan)).toBe(2);
});
