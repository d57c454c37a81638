import { Fault } from '@shared/contract/faults';
import { auditChange } from '../audit/audit';
import type { CommandContext } from '../context';
import { readVisible } from './read';
import type { RecordKind } from './record-kind';

/**
 * The real value of one field that the reader's role masks (ORG-05). The log keeps who looked, at which record and field
 * (SEC-03). Refuses records out of sight as not found and hidden or unknown fields as unknown.
 */
export async function revealField(
  context: CommandContext,
  kind: RecordKind,
  { id, field }: { id: string; field: string },
): Promise<{ id: string; field: string; value: unknown }> {
  const record = await readVisible(context, kind, id);
  const description = Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined;
  const visibility = description && context.caller.access.group(description.group);
  if (visibility === undefined || visibility === 'hide') {
    throw new Fault('invalid_input', { reason: 'unknownField', field });
  }
  if (visibility === 'mask')
    await auditChange(context, { kind: kind.resource, recordId: id, changes: {}, reason: field });
  return { id, field, value: record[field] ?? null };
}
