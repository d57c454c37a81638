import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '@shared/modules/organization/modules';
import { coreModules, moduleKeys, suggestModules, unasked } from '@shared/modules/organization/modules';

const answers: Questionnaire = { ...unasked, size: '6-20', replaces: 'otherSystem' };
const find = (given: Partial<Questionnaire>, key: string) =>
  suggestModules({ ...answers, ...given }).find((item) => item.key === key);

describe('which parts of Hearth are suggested', () => {
  it('without any answer it is what every firm works with, and nothing else', () => {
    const on = suggestModules(unasked).filter((item) => item.isOn);
    expect(on.map((item) => item.key)).toEqual([...coreModules]);
  });

  it('every module is listed once, whatever was answered', () => {
    expect(suggestModules(answers).map((item) => item.key)).toEqual([...moduleKeys]);
  });

  it.each([
    [{ aims: ['winMoreDeals'] }, 'sales', 'must'],
    [{ aims: ['winMoreDeals'] }, 'quotes', 'should'],
    [{ pains: ['complaints'] }, 'tickets', 'must'],
    [{ pains: ['noOverview'] }, 'reports', 'must'],
    [{ aims: [] }, 'tickets', 'could'],
    [{ sellingMode: 'b2c' }, 'marketing', 'should'],
    [{ size: 'over100' }, 'reports', 'should'],
  ] as const)('%j makes %s a %s', (given, key, importance) => {
    expect(find(given as unknown as Partial<Questionnaire>, key)?.importance).toBe(importance);
  });

  it('says which of them this version has', () => {
    const available = suggestModules(answers).filter((item) => item.isAvailable);
    expect(available.map((item) => item.key)).toEqual([
      ...coreModules,
      'leads',
      'sales',
      'quotes',
      'orders',
      'reports',
    ]);
  });

  it('what could be useful is off, and a handful of people from a spreadsheet get nothing on advice alone', () => {
    expect(find({}, 'goals')).toMatchObject({ importance: 'could', isOn: false });
    expect(find({ aims: ['winMoreDeals'] }, 'quotes')?.isOn).toBe(true);
    const small = { size: '1-5', replaces: 'spreadsheets', aims: ['winMoreDeals'] } as const;
    expect(find({ ...small, aims: [...small.aims] }, 'quotes')?.isOn).toBe(false);
    expect(find({ ...small, aims: [...small.aims] }, 'sales')?.isOn).toBe(true);
  });
});
