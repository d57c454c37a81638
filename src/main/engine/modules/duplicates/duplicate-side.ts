import type { CheckedKind, DuplicateSide } from '@shared/modules/duplicates/duplicates.contract';
import type { Access } from '../../access/caller';
import type { CommandContext, QueryContext } from '../../context';
import { presentRecords } from '../../records/present';
import type { RecordKind, StoredRecord } from '../../records/record-kind';
import { showsField } from '../../records/present';
import type { Evidence } from './candidates';

const shownKeys = ['number', 'name', 'kind', 'ownerId', 'departmentId', 'phones', 'emails', 'taxId'] as const;

/** Records as one reader sees them beside their duplicates; the records must have passed the scope. */
export async function sidesOf(
  context: QueryContext,
  kind: RecordKind,
  records: readonly StoredRecord[],
): Promise<Map<string, DuplicateSide>> {
  const shown = await presentRecords(context, kind, records);
  return new Map(
    shown.map((record) => {
      const can = Array.isArray(record['can']) ? record['can'] : [];
      const side: Record<string, unknown> = {
        id: record.id,
        version: record['version'],
        canMerge: can.includes('edit') && can.includes('delete'),
      };
      for (const key of shownKeys) if (record[key] !== undefined) side[key] = record[key];
      // Presented by the kit: exactly these fields, as far as the reader sees them.
      return [record.id, side as unknown as DuplicateSide];
    }),
  );
}

/** What of the records may speak for or against a pair before this reader: only what he or she sees (ORG-05). */
export function evidenceFor(kind: RecordKind, access: Access): Evidence {
  return {
    contactDetails: showsField(kind, access, 'phones') && showsField(kind, access, 'emails'),
    taxId: kind.fields['taxId'] === undefined || showsField(kind, access, 'taxId'),
  };
}

/** The kind as its module registered it. */
export function kindOf(context: Pick<QueryContext | CommandContext, 'services'>, name: CheckedKind) {
  const kind = context.services.kinds.find(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}
