import type { CliValues } from '../cli';
import type { CliEngine } from './connect';
import { oneOf, readPassword } from './connect';
import { UsageError } from './usage';

/** The first start without a window: the firm and its administrator. */
export async function setUp(engine: CliEngine, values: CliValues): Promise<number> {
  const { name, 'admin-username': username } = values;
  if (name === undefined || username === undefined) throw new UsageError('setup needs --name and --admin-username.');
  await engine.client().setup.create({
    organization: {
      name,
      locale: oneOf('locale', values.locale ?? 'zh-CN', ['zh-CN', 'en']),
      currency: values.currency ?? 'CNY',
      timeZone: values['time-zone'] ?? 'Asia/Shanghai',
    },
    admin: { name: values['admin-name'] ?? username, username, password: await readPassword() },
  });
  process.stdout.write(`${name} is set up; ${username} is its administrator.\n`);
  return 0;
}
