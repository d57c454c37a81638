import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, commandLine, officeServer } from '../support/command-line';
import { adminPassword } from '../support/engine';

const home = mkdtempSync(join(tmpdir(), 'hearth-cli-'));
const data = join(home, '客户 资料 (2)');
const list = join(home, '客户.csv');
const asAdministrator = ['--data', data, '--user', 'shen'];

beforeAll(async () => {
  writeFileSync(list, '公司名称,手机\n华东岚青精密铸造有限公司,13800006641\n余姚柏舟注塑厂,1390000118\n');
  await buildPrograms();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the command line', () => {
  it('ends with 2 and says how it is used when the call is not right', async () => {
    for (const args of [[], ['dance', '--data', data], ['setup', '--data', data], ['check', '--colour', 'red']]) {
      const { code, out, err } = await commandLine(args, adminPassword);
      expect({ args, code, tellsUsage: `${out}${err}`.includes('Usage: npm run hearth') }).toEqual({
        args,
        code: 2,
        tellsUsage: true,
      });
    }
  });

  it('sets a firm up once, with the password from the standard input', async () => {
    const args = ['setup', '--data', data, '--name', '暖山机电', '--admin-username', 'shen', '--admin-name', '沈若溪'];
    expect(await commandLine(args, adminPassword)).toEqual({
      code: 0,
      out: '暖山机电 is set up; shen is its administrator.\n',
      err: '',
    });
    expect(await commandLine(args, adminPassword)).toEqual({ code: 1, out: '', err: 'Hearth is set up already.\n' });
  });

  it('refuses a wrong password with 1', async () => {
    const { code, err } = await commandLine(['user', 'list', ...asAdministrator], 'guess');
    expect({ code, err }).toEqual({ code: 1, err: 'The user name or the password is not right.\n' });
  });

  it('imports what is right, keeps what is not, and ends with 1 because of it', async () => {
    const faults = join(home, 'faults.csv');
    const { code, out } = await commandLine(
      ['import', list, ...asAdministrator, '--kind', 'customers', '--faults', faults],
      adminPassword,
    );
    expect({ code, out }).toEqual({
      code: 1,
      out: `2 rows: 1 new, 0 updated, 0 merged, 0 skipped, 1 faulty\nfaulty rows: ${faults}\ndone: 1 created, 0 updated, 0 refused\n`,
    });
    expect(readFileSync(faults, 'utf8')).toContain('余姚柏舟注塑厂,1390000118,3,手机: A mobile number has 11 digits');
  });

  it('exports, adds people and checks', async () => {
    const file = join(home, 'out.csv');
    const exported = await commandLine(
      ['export', ...asAdministrator, '--kind', 'customers', '--out', file, '--columns', 'number,name'],
      adminPassword,
    );
    expect(exported.code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('C-000001,华东岚青精密铸造有限公司');
    const people = await commandLine(['user', 'list', ...asAdministrator], adminPassword);
    expect(people.out).toBe('shen\t沈若溪\n');
    const checked = await commandLine(['check', '--data', data]);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toContain('ok  search documents');
  });

  it('asks the engine that already works on the folder', async () => {
    const server = await officeServer(data);
    try {
      const people = await commandLine(['user', 'list', ...asAdministrator], adminPassword);
      expect(people).toEqual({ code: 0, out: 'shen\t沈若溪\n', err: '' });
      expect((await commandLine(['check', '--data', data])).code).toBe(0);
    } finally {
      await server.stop();
    }
  });
});
