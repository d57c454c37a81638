import type { CliValues } from '../cli';
import type { CliClient, CliEngine } from './connect';
import { signIn } from './connect';
import { UsageError } from './usage';

/** People: list them, add one, or make a one-time password for one who forgot his or hers. */
export async function user(engine: CliEngine, values: CliValues, rest: readonly string[]): Promise<number> {
  const [action] = rest;
  if (action !== 'list' && action !== 'add' && action !== 'reset')
    throw new UsageError('user needs list, add or reset.');
  const client = await signIn(engine, values.user);
  if (action === 'list') return list(client);
  return action === 'add' ? add(client, values) : reset(client, values);
}

async function list(client: CliClient): Promise<number> {
  for (const { username, name, isDisabled } of await everybody(client))
    process.stdout.write(`${username ?? ''}\t${name}${isDisabled ? '\t(switched off)' : ''}\n`);
  return 0;
}

async function add(client: CliClient, { username, name, department, role = [] }: CliValues): Promise<number> {
  if (username === undefined || department === undefined)
    throw new UsageError('user add needs --username and --department.');
  const { items: departments } = await client.departments.list({ limit: 200 });
  const home = departments.find((item) => item.name === department);
  if (!home) throw new UsageError(`There is no department called ${department}.`);
  const { items: roles } = await client.roles.list({ limit: 200 });
  const roleIds = role.map((wanted) => {
    const found = roles.find((item) => item.name === wanted || item.template === wanted);
    if (!found) throw new UsageError(`There is no role called ${wanted}.`);
    return found.id;
  });
  const made = await client.users.create({ username, name: name ?? username, departmentId: home.id, roleIds });
  process.stdout.write(`${username} was added. One-time password: ${made.oneTimePassword ?? ''}\n`);
  return 0;
}

async function reset(client: CliClient, { username }: CliValues): Promise<number> {
  if (username === undefined) throw new UsageError('user reset needs --username.');
  const found = (await everybody(client)).find((person) => person.username === username);
  if (!found) throw new UsageError(`There is no user called ${username}.`);
  const { oneTimePassword } = await client.users.resetPassword({ id: found.id });
  process.stdout.write(`One-time password of ${username}: ${oneTimePassword ?? ''}\n`);
  return 0;
}

async function everybody(client: CliClient) {
  const people: Awaited<ReturnType<CliClient['users']['list']>>['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: 200, ...(cursor && { cursor }) });
    people.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return people;
}
