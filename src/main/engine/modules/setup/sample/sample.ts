import { systemAccess } from '../../../access/caller';
import type { CommandContext, Services } from '../../../context';
import { createRecord } from '../../../records/write';
import type { Person } from '../firm';
import type { SampleTexts } from './sample-texts';

/** What samples are written with. */
export interface Sample {
  readonly context: CommandContext;
  readonly services: Services;
  readonly texts: SampleTexts;
  /** Whose customers they are; the administrator first, so that the first look shows own work. */
  readonly sellers: readonly Person[];
  /** Products by their place in the texts; filled before the customers. */
  readonly productIds: readonly string[];
  /** The firm's day, from which every date is counted. */
  readonly today: string;
  readonly timeZone: string;
}

/** As if the owner had entered it: the audit and the timeline name him or her. */
export async function create(
  sample: Sample,
  resource: 'customer' | 'contact' | 'activity' | 'opportunity' | 'product' | 'quote' | 'order' | 'payment' | 'cost',
  owner: Person,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const kind = sample.services.kinds.find(resource);
  if (!kind) throw new Error(`no kind ${resource} is registered`);
  return (await createRecord(asOwner(sample, owner), kind, values)).id;
}

/** The set-up's command in an owner's name. Samples tell of the weeks before today. */
export function asOwner({ context }: Sample, owner: Person): CommandContext {
  const access = {
    ...systemAccess,
    userId: owner.id,
    departmentIds: [owner.departmentId],
    treeIds: [owner.departmentId],
  };
  return { ...context, isOfThePast: true, caller: { user: owner, sessionId: null, access } };
}

/** The item at a place of a list that begins again at its end. */
export function pick<T>(list: readonly T[], index: number): T {
  const item = list[Math.abs(Math.trunc(index)) % list.length];
  if (item === undefined) throw new Error('the list of samples is empty');
  return item;
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}
