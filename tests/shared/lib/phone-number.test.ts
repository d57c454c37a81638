import { describe, expect, test } from 'vitest';
import { parsePhoneNumber, splitPhones } from '@shared/lib/phone-number';

const CHINA = { country: 'CN' };

test.each(['', '问小王', '12', '88006127', '0574', '12800138000', '138001380001', '+86 12345'])(
  '%s has no E.164 and keeps its text',
  (text) => {
    expect(parsePhoneNumber(text, CHINA)).toMatchObject({ raw: text, e164: null });
  },
);

test.each([
  ['13800138000', '+8613800138000', null, 'mobile'],
  ['138 0013 8000', '+8613800138000', null, 'mobile'],
  ['１３８-００１３-８０００', '+8613800138000', null, 'mobile'],
  ['+86 138 0013 8000', '+8613800138000', null, 'mobile'],
  ['8613800138000', '+8613800138000', null, 'mobile'],
  ['0086-13800138000', '+8613800138000', null, 'mobile'],
  ['013800138000', '+8613800138000', null, 'mobile'],
  ['19912345678', '+8619912345678', null, 'mobile'],
  ['0574-88006127', '+8657488006127', null, 'landline'],
  ['（0574）8800 6127', '+8657488006127', null, 'landline'],
  ['+86 (0)574 88006127', '+8657488006127', null, 'landline'],
  ['86-574-88006127', '+8657488006127', null, 'landline'],
  ['010-62345678', '+861062345678', null, 'landline'],
  ['+86 10 6234 5678', '+861062345678', null, 'landline'],
  ['0791-6123456', '+867916123456', null, 'landline'],
  ['0574-88006127-802', '+8657488006127', '802', 'landline'],
  ['0574-88006127转8', '+8657488006127', '8', 'landline'],
  ['0574 8800 6127 分机：12', '+8657488006127', '12', 'landline'],
  ['0574-88006127 ext. 12', '+8657488006127', '12', 'landline'],
  ['400-820-8820', '+864008208820', null, 'service'],
  ['800 810 8888', '+868008108888', null, 'service'],
  ['4008208820转1', '+864008208820', '1', 'service'],
  ['95588', null, null, 'service'],
  ['10086', null, null, 'service'],
  ['110', null, null, 'service'],
  ['+852 2345 6789', '+85223456789', null, 'other'],
  ['+1 415 555 2671 x12', '+14155552671', '12', 'other'],
  ['0049 176 12345678', '+4917612345678', null, 'other'],
])('%s is read as %s, extension %s, %s', (text, e164, extension, kind) => {
  expect(parsePhoneNumber(text, CHINA)).toMatchObject({ e164, extension, kind });
});

test('a number typed without area code gets the firm’s', () => {
  expect(parsePhoneNumber('88006127', { country: 'CN', areaCode: '0574' })).toEqual({
    raw: '88006127',
    e164: '+8657488006127',
    lastFour: '6127',
    extension: null,
    kind: 'landline',
  });
});

test('elsewhere numbers are read as there, and Chinese ones need their country code', () => {
  expect(parsePhoneNumber('0176 12345678', { country: 'DE' }).e164).toBe('+4917612345678');
  expect(parsePhoneNumber('+86 138 0013 8000', { country: 'DE' })).toMatchObject({
    e164: '+8613800138000',
    kind: 'mobile',
  });
  expect(parsePhoneNumber('020 7946 0958', { country: 'GB' }).e164).toBe('+442079460958');
  expect(parsePhoneNumber('0176 12345678', { country: 'XX' }).e164).toBeNull();
});

test('the last four digits are those of the number, not of the extension', () => {
  expect(parsePhoneNumber('0574-88006127 转 80255', CHINA).lastFour).toBe('6127');
  expect(parsePhoneNumber('119', CHINA).lastFour).toBeNull();
});

describe('splitPhones', () => {
  test.each([
    ['0574-88006127/28', ['0574-88006127/28']],
    ['', []],
    ['13800138000', ['13800138000']],
    ['13800138000/13900139000', ['13800138000', '13900139000']],
    ['0574-88006127；13900139000\n95588', ['0574-88006127', '13900139000', '95588']],
    ['13800138000 或 13900139000', ['13800138000', '13900139000']],
  ])('%s gives %j', (text, phones) => {
    expect(splitPhones(text)).toEqual(phones);
  });
});
