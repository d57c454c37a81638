import type { ProductWords } from '@shared/modules/products/products.contract';
import type { QueryContext } from '../../context';

const mostWords = 200;

/** What products are sorted and counted by so far, as far as the asker sees products at all. */
export async function wordsInUse(context: QueryContext): Promise<ProductWords> {
  return {
    category: await wordsOf(context, 'category'),
    family: await wordsOf(context, 'family'),
    unit: await wordsOf(context, 'unit'),
  };
}

async function wordsOf({ db, services, caller }: QueryContext, column: keyof ProductWords): Promise<string[]> {
  const scope = services.access.scope('product', caller.access, 'view').predicate('c');
  const rows = await db.all<{ word: string }>(
    `SELECT c.${column} AS word FROM product c WHERE c.deleted_at IS NULL AND c.${column} IS NOT NULL AND ${scope.sql}
     GROUP BY c.${column} ORDER BY count(*) DESC, c.${column} LIMIT ?`,
    [...scope.parameters, mostWords],
  );
  return rows.map(({ word }) => word);
}
