import { addDays } from '@shared/lib/dates';
import type { Sample } from './sample';
import { create, pick } from './sample';

/** What was spent in the last weeks, most of it on a source. */
export async function addCosts(sample: Sample): Promise<void> {
  for (const [name, kind, source, amount, daysAgo] of sample.texts.costs)
    await create(sample, 'cost', pick(sample.sellers, 0), {
      name,
      kind,
      source,
      amount,
      spentOn: addDays(sample.today, -daysAgo),
    });
}
