import { describe, expect, it } from 'vitest';
import { CountMemory } from '@engine/records/count-memory';
import type { Landmark } from '@engine/records/landmarks';
import { Landmarks } from '@engine/records/landmarks';

const many = { isFew: false, most: 1_000_000 };

/** Counting that answers a new number each time and takes as long as it is told. */
function counter(cost = 0) {
  let calls = 0;
  return {
    calls: () => calls,
    compute: async () => {
      calls += 1;
      const number = calls;
      const end = performance.now() + cost;
      while (performance.now() < end);
      return number;
    },
  };
}

describe('a remembered number', () => {
  it('is not counted again while nothing has changed', async () => {
    const memory = new CountMemory();
    const { compute, calls } = counter(5);
    expect(await memory.count('a', { change: 1, now: 0 }, compute, many)).toBe(1);
    expect(await memory.count('a', { change: 1, now: 10_000_000 }, compute, many)).toBe(1);
    expect(calls()).toBe(1);
  });

  it('of few records is always right', async () => {
    const memory = new CountMemory();
    const { compute } = counter(5);
    const few = { isFew: true, most: 1_000_000 };
    expect(await memory.count('a', { change: 1, now: 0 }, compute, few)).toBe(1);
    expect(await memory.count('a', { change: 2, now: 1 }, compute, few)).toBe(2);
  });

  it('that took long is shown as it was while it is counted again, and is fresh the next time', async () => {
    const memory = new CountMemory();
    const { compute } = counter(5);
    expect(await memory.count('a', { change: 1, now: 0 }, compute, many)).toBe(1);
    expect(await memory.count('a', { change: 2, now: 1 }, compute, many)).toBe(1);
    expect(await memory.count('a', { change: 2, now: 5_000 }, compute, many)).toBe(1);
    expect(await memory.count('a', { change: 2, now: 5_001 }, compute, many)).toBe(2);
  });

  it('that nobody asked for in a while is counted before it is shown', async () => {
    const memory = new CountMemory();
    const { compute } = counter(5);
    await memory.count('a', { change: 1, now: 0 }, compute, many);
    expect(await memory.count('a', { change: 2, now: 40_000 }, compute, many)).toBe(2);
  });

  it('that counting gave up at is a minute old at most', async () => {
    const memory = new CountMemory();
    const { compute, calls } = counter(5);
    const capped = { isFew: false, most: 1 };
    await memory.count('a', { change: 1, now: 0 }, compute, capped);
    await memory.count('a', { change: 2, now: 59_000 }, compute, capped);
    expect(calls()).toBe(1);
    expect(await memory.count('a', { change: 2, now: 61_000 }, compute, capped)).toBe(2);
  });

  it('is not lost when counting it again fails', async () => {
    const memory = new CountMemory();
    const { compute } = counter(5);
    await memory.count('a', { change: 1, now: 0 }, compute, many);
    const failing = () => Promise.reject(new Error('on purpose'));
    expect(await memory.count('a', { change: 2, now: 5_000 }, failing, many)).toBe(1);
    expect(await memory.count('a', { change: 2, now: 5_001 }, compute, many)).toBe(1);
    await expect(memory.count('b', { change: 2, now: 0 }, failing, many)).rejects.toThrow('on purpose');
  });
});

describe('landmarks of a long list', () => {
  const list = Array.from({ length: 50_000 }, (_, index) => ({ id: `id ${index + 1}`, value: index + 1 }));
  const make = async (every: number): Promise<Landmark[]> =>
    list.flatMap((row, index) => ((index + 1) % every === 0 ? [{ ...row, position: index + 1 }] : []));

  it('are made by the first jump, and lead the next one to the nearest place before', async () => {
    const landmarks = new Landmarks();
    const moment = { change: 1, now: 0 };
    expect(await landmarks.before('a', moment, 34_567, make)).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    const mark = await landmarks.before('a', moment, 34_567, make);
    expect(mark).toEqual({ place: { id: 'id 30000', value: 30_000 }, position: 30_000 });
    // The rows after the landmark begin at its position.
    expect(list[mark?.position ?? 0]).toEqual({ id: 'id 30001', value: 30_001 });
  });

  it('are made anew after changes and not used when they are old', async () => {
    const landmarks = new Landmarks();
    await landmarks.before('a', { change: 1, now: 0 }, 34_567, make);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await landmarks.before('a', { change: 2, now: 10_000 }, 34_567, make)).toBeDefined();
    expect(await landmarks.before('a', { change: 2, now: 60_000 }, 34_567, make)).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await landmarks.before('a', { change: 2, now: 60_001 }, 34_567, make)).toBeDefined();
  });
});
