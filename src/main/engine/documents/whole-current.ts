import { Fault } from '@shared/contract/faults';
import type { Presented } from '../records/present';

/**
 * A deed on a document. Where somebody saved first, the refusal carries the whole document with its lines, as a read answers
 * it, so that both versions can be put together; the record kit knows its fields alone.
 */
export async function withWholeCurrent<Answer>(
  deed: Promise<Answer>,
  whole: (current: Presented) => Promise<unknown>,
): Promise<Answer> {
  try {
    return await deed;
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'stale_version' || !isPresented(error.data['current'])) throw error;
    throw new Fault('stale_version', { ...error.data, current: await whole(error.data['current']) });
  }
}

function isPresented(current: unknown): current is Presented {
  return typeof current === 'object' && current !== null && 'id' in current && 'can' in current;
}
