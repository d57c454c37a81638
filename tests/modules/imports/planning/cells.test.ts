import { describe, expect, it } from 'vitest';
import { addressesOf, countryCode } from '@engine/modules/imports/planning/address-text';
import { BadCell } from '@engine/modules/imports/planning/cell-fault';
import { convertCell, mailsOf, phonesOf } from '@engine/modules/imports/planning/convert-cell';
import { FileKeys } from '@engine/modules/imports/planning/file-keys';
import { changesBy } from '@engine/modules/imports/planning/overlay';
import { NamedIds } from '@engine/modules/imports/planning/surroundings';
import { choiceOf } from '@engine/modules/imports/planning/words';
import { activityFields } from '@shared/modules/activities/activity';
import { companySizes, customerFields } from '@shared/modules/customers/customer';

const people = new NamedIds();
people.add('1', '沈若溪', 'shen');
people.add('2', '李敏', 'li');
people.add('3', '李敏', 'limin');
const around = {
  country: 'CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  today: '2026-11-20',
  now: Date.parse('2026-11-20T04:00:00Z'),
  dateOrder: 'month-day' as const,
  hasApostrophes: true,
  people,
  departments: new NamedIds(),
};

function reasonOf(work: () => unknown): string {
  try {
    return `no fault: ${JSON.stringify(work())}`;
  } catch (error) {
    if (error instanceof BadCell) return error.reason;
    throw error;
  }
}

describe('a cell', () => {
  it.each([
    ['2019/3/12', '2019-03-12'],
    ['2019年3月12日', '2019-03-12'],
    ['12.03.2019', '2019-03-12'],
    ['Mar 12, 2019', '2019-03-12'],
  ])('reads the day %s', (text, day) => {
    expect(convertCell('customerSince', customerFields.customerSince, text, around)).toBe(day);
  });

  it('tells a day that does not exist from a text that is none', () => {
    const read = (text: string) =>
      reasonOf(() => convertCell('customerSince', customerFields.customerSince, text, around));
    expect([read('2019.2.30'), read('soon')]).toEqual(['noSuchDay', 'badDate']);
  });

  it('reads moments in the time zone of the firm', () => {
    const read = (text: string) => convertCell('startAt', activityFields.startAt, text, around);
    expect(read('2026-11-22 09:30:00')).toBe('2026-11-22T01:30:00.000Z');
    expect(read('2026/11/22 下午3:05')).toBe('2026-11-22T07:05:00.000Z');
    expect(read('2026-11-22T09:30:00Z')).toBe('2026-11-22T09:30:00.000Z');
    const berlin = { ...around, timeZone: 'Europe/Berlin' };
    const onChange = convertCell('startAt', activityFields.startAt, '2027-03-28 14:00:07', berlin);
    expect(onChange).toBe('2027-03-28T12:00:07.000Z');
  });

  it('knows choices by their words in both languages, and a head count as a size', () => {
    expect(
      ['50–249 人', '180人', '1,200', '13938.0', '约 8 人', 'large'].map((text) =>
        choiceOf('size', text, companySizes),
      ),
    ).toEqual(['50-249', '50-249', '1000+', '1000+', '1-9', '250-999']);
    expect(choiceOf('kind', '个人', ['company', 'person'])).toBe('person');
  });

  it('names people once or not at all', () => {
    const read = (text: string) => reasonOf(() => convertCell('ownerId', customerFields.ownerId, text, around));
    expect([read('Shen'), read('李敏'), read('小王')]).toEqual(['no fault: "1"', 'ambiguousOwner', 'unknownOwner']);
  });

  it('holds several phones with labels, and says when a mobile is too short', () => {
    expect(phonesOf('mobile: 13800006641\n0574-88006127转8012', 'work', around)).toEqual([
      { label: 'mobile', value: '13800006641' },
      { label: 'work', value: '0574-88006127转8012' },
    ]);
    expect(phonesOf('0574-88216430', 'mobile', around)).toEqual([{ label: 'work', value: '0574-88216430' }]);
    expect(reasonOf(() => phonesOf('1380000664', 'mobile', around))).toBe('phoneLength');
    expect(reasonOf(() => phonesOf('n/a', '', around))).toBe('badPhone');
  });

  it('suggests the mail address that was probably meant', () => {
    try {
      mailsOf('li.min@163', '');
      throw new Error('not refused');
    } catch (error) {
      expect(error instanceof BadCell && [error.reason, error.details.suggestions]).toEqual([
        'badMail',
        ['li.min@163.com'],
      ]);
    }
  });

  it('splits Chinese addresses and knows countries in three languages', () => {
    expect(addressesOf('浙江省宁波市鄞州区云龙镇启明路218号 315135', 'office', 'CN')).toEqual([
      {
        label: 'office',
        country: 'CN',
        province: '浙江省',
        city: '宁波市',
        district: '鄞州区',
        street: '云龙镇启明路218号',
        postcode: '315135',
      },
    ]);
    expect(addressesOf('上海市浦东新区张江路1号', '', 'CN')[0]).toMatchObject({
      city: '上海市',
      district: '浦东新区',
      street: '张江路1号',
    });
    expect(['中国', 'Germany', 'Deutschland', 'us', 'Atlantis'].map(countryCode)).toEqual(['CN', 'DE', 'DE', 'US', '']);
  });
});

describe('what a row changes', () => {
  it('grows lists, replaces values, and leaves what says the same in other words', () => {
    const present = {
      name: 'ＡＢＣ 铸造',
      industry: '制造业',
      phones: [{ label: 'mobile', value: '138 0000 6641' }],
      tags: ['年框'],
    };
    const said = {
      name: 'abc铸造',
      industry: '铸造',
      phones: [
        { label: '', value: '+86 13800006641' },
        { label: '', value: '0574-88006127' },
      ],
      tags: ['年框', '新'],
    };
    const changes = changesBy(customerFields, present, said, { country: 'CN', fillOnly: () => false });
    expect(changes.map(({ field: key, after }) => [key, after])).toEqual([
      ['industry', '铸造'],
      [
        'phones',
        [
          { label: 'mobile', value: '138 0000 6641' },
          { label: '', value: '0574-88006127' },
        ],
      ],
      ['tags', ['年框', '新']],
    ]);
    expect(changesBy(customerFields, present, { industry: '铸造' }, { country: 'CN', fillOnly: () => true })).toEqual(
      [],
    );
  });
});

describe('the keys of a file', () => {
  it('belong to the row that had them first, however many there are', () => {
    const keys = new FileKeys();
    for (let row = 1; row <= 20_000; row += 1) keys.add(`phone ${row % 15_000}`, row);
    expect([keys.find('phone 7'), keys.find('phone 14999'), keys.find('phone 15000')]).toEqual([7, 14_999, undefined]);
  });
});
