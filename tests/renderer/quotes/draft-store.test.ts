import { describe, expect, it } from 'vitest';
import { newLine } from '@renderer/modules/documents/editor/draft-lines';
import type { AnyRecord } from '@renderer/modules/records/record-module';
import { DraftStore } from '@renderer/modules/quotes/draft-store';

const [a, b] = [newLine({ name: '空压机', unitPrice: '148000' }), newLine({ name: '干燥机', unitPrice: '21800' })];
const shown = (lines: readonly object[]) =>
  lines.map((line) => ({ ...line, unitCost: null, amount: 0, listAmount: 0, net: 0, tax: 0, cost: null }));
const quote = (version: number, values: object = {}, lines: readonly object[] = [a, b]): AnyRecord => ({
  id: '01990000-0000-7000-8000-000000000001',
  version,
  can: ['edit'],
  name: '空压站',
  validUntil: '2026-12-15',
  remarks: null,
  ...values,
  lines: shown(lines),
});
const storeOf = (record?: AnyRecord) =>
  new DraftStore(record, { values: { currency: 'CNY' }, lines: [] }, false, (record, key) => record[key]);

describe('nothing is lost', () => {
  it('what was typed while a save was under way stays on top of what came back', () => {
    const store = storeOf(quote(1));
    store.set({ remarks: '第一句' });
    store.setLines((lines) => lines.map((line) => (line.id === a.id ? { ...line, quantity: '2' } : line)));
    const sent = store.state();
    store.set({ remarks: '第二句' });
    store.setLines((lines) => [...lines, newLine({ name: '培训' })]);
    // Somebody else took the second line away meanwhile, and the save put both together.
    store.saved(sent, quote(3, { remarks: '第一句' }, [{ ...a, quantity: '2' }]));
    expect(store.value('remarks')).toBe('第二句');
    expect(store.lines().map(({ name, quantity }) => [name, quantity])).toEqual([
      ['空压机', '2'],
      ['培训', '1'],
    ]);
    expect(store.isDirty()).toBe(true);
  });

  it('a version of somebody else waits while something is typed', () => {
    const store = storeOf(quote(1));
    store.set({ name: '空压站二期' });
    store.follow(quote(2, { remarks: '别人写的' }));
    expect(store.state().base?.version).toBe(1);
    store.discard();
    store.follow(quote(2, { remarks: '别人写的' }));
    expect(store.value('remarks')).toBe('别人写的');
  });
});

describe('what is sent', () => {
  it('only what differs; typed back, nothing', () => {
    const store = storeOf(quote(1));
    store.set({ remarks: 'x', name: '空压站' });
    store.setLines((lines) => lines.map((line) => ({ ...line })));
    expect(store.changes()).toEqual({ remarks: 'x' });
    store.set({ remarks: null });
    expect(store.isDirty()).toBe(false);
  });

  it('of a new one all there is, and nothing that is empty', () => {
    const store = storeOf();
    expect(store.isDirty()).toBe(false);
    store.set({ name: '新', remarks: '' });
    expect(store.changes()).toEqual({ name: '新', currency: 'CNY', lines: [] });
  });
});
