import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
beforeAll(async () => {
  test = await startTestEngine();
});
afterAll(() => test.close());

const organization = { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;

describe('before the set-up', () => {
  it('says that it is needed', async () => {
    expect(await test.client().setup.health()).toEqual({
      status: 'ok',
      version: '0.1.0',
      setupRequired: true,
      name: null,
    });
  });

  it('lets nobody sign in', async () => {
    expect(await faultOf(test.client().sessions.create({ username: 'shen', password: adminPassword }))).toMatchObject({
      code: 'signed_out',
    });
  });

  it('is refused from another computer without the code', async () => {
    const call = test
      .client(null, { isLoopback: false })
      .setup.create({ organization, admin: { name: '甲', username: 'jia', password: adminPassword } });
    expect(await faultOf(call)).toEqual({ code: 'not_allowed', data: { reason: 'setupCodeNeeded' } });
  });

  it.each([
    ['short', 'passwordTooShort'],
    ['password123!', 'passwordCommon'],
    ['19881203', 'passwordCommon'],
    ['暖山机电2026', 'passwordContainsName'],
  ])('refuses the password %s', async (password, reason) => {
    const call = test.client().setup.create({ organization, admin: { name: '甲', username: 'jia', password } });
    expect(await faultOf(call)).toMatchObject({ code: 'invalid_input', data: { reason } });
  });

  it('refuses a time zone that does not exist and names the field', async () => {
    const call = test.client().setup.create({
      organization: { ...organization, timeZone: 'Mars/Olympus' },
      admin: { name: '甲', username: 'jia', password: adminPassword },
    });
    expect(await faultOf(call)).toMatchObject({
      code: 'invalid_input',
      data: { issues: [{ path: 'organization.timeZone' }] },
    });
  });
});

describe('the set-up', () => {
  it('happens once, signs the administrator in and survives a restart', async () => {
    const token = await setUp(test);
    expect(await test.client(token).sessions.current()).toMatchObject({
      user: { name: '沈若溪', username: 'shen' },
      organization: { name: '暖山机电', sellingMode: 'b2b' },
      scopes: { customer: { view: 'all', delete: 'all' } },
    });
    expect(await faultOf(setUp(test))).toEqual({ code: 'duplicate', data: { reason: 'alreadySetUp' } });
    test = await test.restart();
    expect(await test.client().setup.health()).toMatchObject({ setupRequired: false, name: '暖山机电' });
    expect((await test.client(token).sessions.current()).user.name).toBe('沈若溪');
  });
});
