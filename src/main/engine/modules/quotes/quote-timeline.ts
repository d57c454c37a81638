import type { CommandContext } from '../../context';
import { tellNeighbours } from '../../documents/tell-neighbours';
import type { Written } from '../../records/write';

const kindOfStatus: Readonly<Record<string, string>> = {
  sent: 'quoteSent',
  accepted: 'quoteAccepted',
  rejected: 'quoteRejected',
};

/** That a quote was made, sent and answered stands on the timelines of its deal, customer and contact. */
export async function tellQuote(context: CommandContext, { what, record, before }: Written): Promise<void> {
  const isStep = what === 'changed' && record['status'] !== before?.['status'];
  const kind = what === 'created' ? 'quoteCreated' : isStep ? kindOfStatus[String(record['status'])] : undefined;
  if (kind === undefined) return;
  await tellNeighbours(context, {
    kind,
    resource: 'quote',
    record,
    neighbours: ['customer', 'contact', 'opportunity'],
    summary: { name: record['name'], number: record['number'], revision: record['revision'] },
    isOwn: isStep,
  });
}
