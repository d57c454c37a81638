import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reportNames } from '@shared/modules/reports/report';
import type { OfficeServer } from '../support/office-server';

const routes = resolve(import.meta.dirname, '..', '..', '..', 'src', 'renderer', 'app', 'routes.tsx');

/** What is asked of a page beside its path, so that it shows something. */
const questions: Readonly<Record<string, string>> = {
  '/leads': '?view=all',
  '/opportunities': '?view=all',
  '/quotes': '?view=all',
  '/orders': '?view=all',
  '/payments': '?view=all',
  '/costs': '?view=all',
  '/contracts': '?view=all',
  '/call': '?number=13800001234',
  '/merge': '?kind=customer&ids=:customers,:other',
  '/reports/$name': '?period=all',
};

/** The paths of all pages there are, as the routes name them. */
export const pagePaths = [...readFileSync(routes, 'utf8').matchAll(/\bpage\(\s*'([^']+)'/g)].map(
  ([, path]) => path ?? '',
);

interface Listing {
  items: { id: string }[];
}

/**
 * Addresses of these pages in a firm with sample data: `$id` is the first record of the collection before it, `$name`
 * each report there is. A lead, a contract and an import are made for their pages.
 */
export async function addressesOf(paths: readonly string[], server: OfficeServer, token: string): Promise<string[]> {
  const firstOf = async (collection: string, place = 0) => {
    const { items } = await server.call<Listing>('GET', `${collection}?limit=2`, token);
    const id = items[place]?.id;
    if (id === undefined) throw new Error(`the sample firm has no ${collection}`);
    return id;
  };
  await server.call('POST', 'leads', token, { name: '柯敏', companyName: '潮禾塑业' });
  const term = { startsOn: '2026-01-01', endsOn: '2026-12-31', amount: 120_000_00 };
  await server.call('POST', 'contracts', token, { name: '年度维保', customerId: await firstOf('customers'), ...term });
  if (paths.includes('/imports/$id')) await makeImport(server, token);
  const addresses: string[] = [];
  for (const path of paths) {
    const asked = path + (questions[path] ?? '');
    if (path === '/merge')
      addresses.push(
        asked.replace(':customers', await firstOf('customers')).replace(':other', await firstOf('customers', 1)),
      );
    else if (path === '/reports/$name') addresses.push(...reportNames.map((name) => asked.replace('$name', name)));
    else if (path === '/print/$kind/$ids') addresses.push(`/print/quote/${await firstOf('quotes')}`);
    else if (path.includes('$id')) {
      const collection = path.slice(0, path.indexOf('/$id')).split('/').at(-1) ?? '';
      addresses.push(asked.replace('$id', await firstOf(collection === 'people' ? 'users' : collection)));
    } else addresses.push(asked);
  }
  return addresses;
}

async function makeImport(server: OfficeServer, token: string): Promise<void> {
  const file = Buffer.from('名称,电话\n潮禾塑业,13800001234\n');
  const begun = { purpose: 'import', name: '客户.csv', size: file.length };
  const { id } = await server.call<{ id: string }>('POST', 'uploads', token, begun);
  await server.call('POST', `uploads/${id}/append`, token, { offset: 0, data: file.toString('base64') });
  await server.call('POST', `uploads/${id}/finish`, token);
  await server.call('POST', 'imports', token, { uploadId: id, kind: 'customers' });
}
