import { Fault } from '@shared/contract/faults';
import { fileFields, fileSubjectKinds } from '@shared/modules/files/file';
import { sortName } from '../../search/sort-name';
import { addToTimeline, removeFromTimeline } from '../../timeline/timeline';
import type { CommandContext } from '../../context';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { StoredRecord } from '../../records/record-kind';
import { subjectLinks, subjectsOf } from '../../records/subject-links';
import type { WritableKind } from '../../records/write';
import { stringOrNull } from '../../records/write';
import { insideOf } from './file-scope';

const sort = (index: string, column: string) => ({ index, column, isNullable: false });

/** The subjects of files. */
export const fileSubjects = subjectLinks('file_subject', 'file_id', fileSubjectKinds);

export const fileKind: WritableKind = {
  ...defineKind({
    resource: 'file',
    table: 'file',
    fields: fileFields,
    expressions: {},
    links: {
      customerId: { resource: 'customer', table: 'customer', ids: fileSubjects.linkedBy('customer') },
      contactId: { resource: 'contact', table: 'contact', ids: fileSubjects.linkedBy('contact') },
      leadId: { resource: 'lead', table: 'lead', ids: fileSubjects.linkedBy('lead') },
      opportunityId: { resource: 'opportunity', table: 'opportunity', ids: fileSubjects.linkedBy('opportunity') },
      productId: { resource: 'product', table: 'product', ids: fileSubjects.linkedBy('product') },
    },
    defaultSort: '-updatedAt',
    sorts: {
      name: sort('file_name', 'sort_name'),
      createdAt: sort('file_created_at', 'created_at'),
      updatedAt: sort('file_updated_at', 'updated_at'),
    },
    indexed: {
      ownerId: { index: 'file_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'file_department', alsoSorts: 'updatedAt' },
    },
    seenThrough: fileSubjectKinds,
    extras: fileSubjects.extras,
  }),
  numberPrefix: undefined,
  assignedBy: 'edit',
  normalise: (values, country) => {
    const tidy = normaliseCommon(fileFields, values, country);
    return {
      ...tidy,
      // A name is no path, wherever the file is saved or packed.
      ...(typeof tidy['name'] === 'string' && { name: tidy['name'].replace(/[\\/]/g, '_') }),
      ...('isDepartmentOnly' in tidy && { isDepartmentOnly: tidy['isDepartmentOnly'] === true }),
    };
  },
  derived: (record) => ({
    sort_name: sortName(String(record['name']), 'company'),
    media_type: String(record['mediaType']),
    size: Number(record['size']),
    is_download_only: Number(record['isDownloadOnly'] === true),
  }),
  linked: fileSubjects.linked,
  document: (record) => ({ name: String(record['name']), subtitle: '' }),
  written: async (context, { record, before, what }) => {
    if (what === 'created' || what === 'changed') refuseLosingSight(context, record, before);
    await tellSubjects(context, record, what === 'deleted' || what === 'purged');
  },
};

/** Only who is inside a department keeps a file there for it alone, or lets it out again. */
function refuseLosingSight({ caller }: CommandContext, record: StoredRecord, before: StoredRecord | undefined): void {
  const inside = insideOf(caller.access);
  const isInside = (file: StoredRecord) => inside.includes(String(file['departmentId']));
  const closes = record['isDepartmentOnly'] === true && !isInside(record);
  const opens =
    before?.['isDepartmentOnly'] === true &&
    !isInside(before) &&
    JSON.stringify(frame(before)) !== JSON.stringify(frame(record));
  if (closes && (before?.['isDepartmentOnly'] !== true || before['departmentId'] !== record['departmentId']))
    throw new Fault('invalid_input', { reason: 'badValue', field: 'departmentId' });
  if (opens) throw new Fault('not_allowed');
}

function frame(file: StoredRecord): unknown[] {
  return [file['departmentId'], file['isDepartmentOnly']];
}

/** One entry for each file on the timelines of its subjects, seen by whoever sees the file. */
async function tellSubjects(context: CommandContext, record: StoredRecord, isGone: boolean): Promise<void> {
  const source = { kind: 'file', id: record.id };
  await removeFromTimeline(context.db, source);
  const subjects = subjectsOf(record);
  if (isGone || subjects.length === 0) return;
  const ownerId = stringOrNull(record['ownerId']);
  const departmentId = stringOrNull(record['departmentId']);
  await addToTimeline(context.db, {
    at: Date.parse(record.createdAt),
    kind: 'file',
    source,
    subjects,
    summary: { name: record['name'], size: record['size'], mediaType: record['mediaType'] },
    actorId: ownerId ?? context.caller.user.id,
    access: {
      resource: 'file',
      ownerId,
      departmentId,
      privateDepartmentId: record['isDepartmentOnly'] === true ? departmentId : null,
    },
  });
}
