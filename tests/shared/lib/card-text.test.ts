import { describe, expect, it } from 'vitest';
import { readCard } from '@shared/lib/card-text';

describe('the text of a business card', () => {
  it('that says nothing is empty, and nothing in it is lost', () => {
    expect(readCard('')).toEqual({
      ...{
        name: '',
        companyName: '',
        title: '',
        phones: [],
        emails: [],
        wechat: '',
        website: '',
        address: '',
        rest: [],
      },
    });
    expect(readCard('诚信为本 质量第一').rest).toEqual(['诚信为本 质量第一']);
    expect(readCard('<script>alert(1)</script>').rest).toEqual(['<script>alert(1)</script>']);
    expect(readCard('x'.repeat(1_000_000)).rest.join('').length).toBeLessThanOrEqual(4000);
  });

  it('in Chinese, with labels', () => {
    expect(
      readCard(`潮禾塑业有限公司
        柯敏 生产经理
        手机：138 0000 7342
        电话：0576-88001234 转 8012  传真: 0576-88001235
        邮箱：kemin@chaohe.example
        微信：kemin_7342
        网址: www.chaohe.example
        地址：浙江省台州市黄岩区新前街道 18 号`),
    ).toMatchObject({
      name: '柯敏',
      companyName: '潮禾塑业有限公司',
      title: '生产经理',
      emails: ['kemin@chaohe.example'],
      wechat: 'kemin_7342',
      website: 'www.chaohe.example',
      address: '浙江省台州市黄岩区新前街道 18 号',
    });
  });

  it('in Chinese, without labels, set with blanks and full-width signs', () => {
    const card = readCard('周 敏\n采购总监\n宁波沁源饮料厂\n１３９００００４３２１\n宁波市鄞州区云龙镇启明路 218 号');
    expect(card).toMatchObject({ name: '周敏', title: '采购总监', companyName: '宁波沁源饮料厂' });
    expect(card.phones).toEqual([{ label: 'mobile', value: '13900004321' }]);
    expect(card.address).toBe('宁波市鄞州区云龙镇启明路 218 号');
    expect(card.rest).toEqual([]);
  });

  it('in English, in one line or many', () => {
    const card = readCard(`Ada Brook, Head of Purchasing
Holt Mills Ltd.
T +44 20 7946 0958 | M: +44 7700 900123
ada.brook@holt.example
https://holt.example/about
12 Mill Lane, Leeds LS1 4AB`);
    expect(card).toMatchObject({
      name: 'Ada Brook',
      title: 'Head of Purchasing',
      companyName: 'Holt Mills Ltd.',
      emails: ['ada.brook@holt.example'],
      website: 'https://holt.example/about',
      address: '12 Mill Lane, Leeds LS1 4AB',
    });
    expect(card.phones).toEqual([
      { label: 'work', value: '+44 20 7946 0958' },
      { label: 'mobile', value: '+44 7700 900123' },
    ]);
  });

  it('keeps what it does not know for the notes', () => {
    const card = readCard('吴越\n专业生产空压机配件二十年\n13800138000');
    expect(card).toMatchObject({ name: '吴越', rest: ['专业生产空压机配件二十年'] });
  });
});
