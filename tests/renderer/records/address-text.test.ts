import { expect, test } from 'vitest';
import { addressText } from '@renderer/modules/records/address-text';

const factory = {
  label: 'factory',
  country: 'CN',
  province: '浙江省',
  city: '宁波市',
  district: '鄞州区',
  street: '云龙镇启明路 218 号',
  postcode: '',
};

test('a Chinese address goes from the large to the small, without the country one is in', () => {
  expect(addressText(factory, true)).toBe('浙江省宁波市鄞州区 云龙镇启明路 218 号');
});

test('in English it goes the other way round, and a foreign country has its name', () => {
  const office = {
    ...factory,
    country: 'DE',
    province: '',
    city: 'Berlin',
    district: '',
    street: 'Unter den Linden 1',
    postcode: '10117',
  };
  expect(addressText(office, false)).toBe('Unter den Linden 1, Berlin, 10117, Germany');
});

test('a city that is its own province is said once, a country that is none is left as it came', () => {
  expect(addressText({ ...factory, province: '上海市', city: '上海市', country: '??' }, true)).toBe(
    '上海市鄞州区 云龙镇启明路 218 号 ??',
  );
});
