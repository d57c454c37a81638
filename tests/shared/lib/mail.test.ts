import { expect, test } from 'vitest';
import { comparableMail, isMail, isPublicMailDomain, mailDomain, tidyMail } from '@shared/lib/mail';

test.each([
  '',
  'a',
  '@a.cn',
  'a@',
  'a@b',
  'a b@c.cn',
  'a@b..cn',
  '.a@b.cn',
  'a.@b.cn',
  'a@-b.cn',
  'a@b.1',
  'a@@b.cn',
  `${'a'.repeat(65)}@b.cn`,
])('%s is no mail address', (mail) => {
  expect(isMail(mail)).toBe(false);
});

test.each(['a@b.cn', 'li.wei+crm@huadong-auto.com', '李伟@华东.中国', "o'brien@x.ie", 'a@b.xn--p1ai', '10086@qq.com'])(
  '%s is one',
  (mail) => {
    expect(isMail(mail)).toBe(true);
  },
);

test.each([
  ['　LiWei＠HuaDong．COM ', 'LiWei@huadong.com'],
  ['liwei@huadong。com', 'liwei@huadong.com'],
  ['李伟 <liwei@huadong.com>', 'liwei@huadong.com'],
  ['"Li, Wei" <liwei@huadong.com>;', 'liwei@huadong.com'],
  ['mailto:liwei@huadong.com', 'liwei@huadong.com'],
  ['liwei @ huadong.com，', 'liwei@huadong.com'],
  ['li\u200bwei@huadong.com.', 'liwei@huadong.com'],
  ['nobody', 'nobody'],
])('%s is tidied to %s', (text, mail) => {
  expect(tidyMail(text)).toBe(mail);
});

test('addresses are compared without case', () => {
  expect(comparableMail('Li.Wei@HUADONG.com')).toBe('li.wei@huadong.com');
});

test('the domain of a free-mail provider is known as such', () => {
  expect([mailDomain('a@QQ.com'), mailDomain('a@'), mailDomain('a')]).toEqual(['qq.com', null, null]);
  expect([isPublicMailDomain('QQ.com'), isPublicMailDomain('huadong.com')]).toEqual([true, false]);
});
