import type { CommandContext } from '../../context';
import type { Written } from '../../records/write';
import { forgetNotices } from '../notices';

/** A reminder of an end that moved or that nothing is to be done about any more goes; the owner's next one is about the new day. */
export async function forgetEnding(context: CommandContext, { record, before }: Written): Promise<void> {
  if (!before) return;
  const isSame = (['remindOn', 'endsOn', 'ownerId'] as const).every((key) => record[key] === before[key]);
  if (!isSame) await forgetNotices(context, 'ending', { kind: 'contract', id: record.id });
}
