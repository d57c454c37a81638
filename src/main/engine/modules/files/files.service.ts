import { Fault } from '@shared/contract/faults';
import type { HearthFile } from '@shared/modules/files/file';
import type { filesContract } from '@shared/modules/files/files.contract';
import { cleanText } from '@shared/lib/text';
import { uploadChunkBytes } from '@shared/modules/uploads/uploads.contract';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord, readVisible } from '../../records/read';
import type { WritableKind } from '../../records/write';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { contentTypeOf } from './content-type';
import { fileKind } from './file.kind';
import { sealedFiles, takeOver } from './take-over';

export const filesHandlers: Handlers<typeof filesContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, fileKind, input);
    return { ...page, items: page.items.map(asFile) };
  },
  read: async (context, { id }) => asFile(await readRecord(context, fileKind, id)),
  create: {
    // The content is put in its place before the command: the command touches nothing but the database (rule 6).
    begin: async ({ services, caller }, { uploadId, ...input }) => {
      const upload = services.uploads.finished(uploadId, caller.user.id, 'file');
      const name = cleanText(input.name ?? plainName(upload.name)) || 'file';
      const type = await contentTypeOf(name, upload.beginning);
      await services.contents.keep(upload);
      const values = { ...input, name, size: upload.size, ...type };
      return async (context) => {
        if (!services.contents.has(upload.digest)) throw new Fault('busy');
        const created = await createRecord(context, kindWith(upload.digest), defaultsOf(context, values));
        context.db.afterCommit(() => void services.uploads.discard(uploadId));
        return asFile(created);
      };
    },
  },
  patch: async (context, input) => {
    if (input.name !== undefined) await refuseProgramName(context, input.id, input.name);
    return asFile(await patchRecord(context, fileKind, input));
  },
  delete: (context, input) => deleteRecord(context, fileKind, input),
  restore: async (context, { id }) => asFile(await restoreRecord(context, fileKind, id)),
  download: (context, { id }) => contentOf(context, id),
  piece: async (context, { id, offset }) => {
    const { digest } = await contentOf(context, id);
    const { data, size } = await context.services.contents.piece(digest, offset, uploadChunkBytes);
    const end = offset + data.length;
    return { data: data.toString('base64'), nextOffset: end < size && data.length > 0 ? end : null };
  },
  sealed: sealedFiles,
  takeOver: async (context, input) => {
    await takeOver(context, input);
    return asFile(await readRecord(asReader(context), fileKind, input.id));
  },
};

async function contentOf(context: QueryContext, id: string) {
  const record = await readVisible(context, fileKind, id);
  const row = await context.db.one<{ content_digest: string }>('SELECT content_digest FROM file WHERE id = ?', [id]);
  if (!row) throw new Fault('not_found');
  return {
    name: String(record['name']),
    mediaType: String(record['mediaType']),
    size: Number(record['size']),
    isDownloadOnly: record['isDownloadOnly'] === true,
    digest: row.content_digest,
  };
}

/** The kind with the content a new file has. */
function kindWith(digest: string): WritableKind {
  return { ...fileKind, derived: (record) => ({ ...fileKind.derived(record), content_digest: digest }) };
}

/** A department-only file is of a department: the maker's, unless said otherwise. */
function defaultsOf({ caller }: CommandContext, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isDepartmentOnly = values['isDepartmentOnly'] === true;
  return {
    ...values,
    ownerId: caller.user.id || null,
    isDepartmentOnly,
    ...(isDepartmentOnly && { departmentId: values['departmentId'] ?? caller.user.departmentId }),
  };
}

/** A harmless file may not become a program by its name. */
async function refuseProgramName({ db }: CommandContext, id: string, name: string): Promise<void> {
  const row = await db.one<{ name: string }>('SELECT name FROM file WHERE id = ?', [id]);
  if (row && row.name !== name) await contentTypeOf(name, Buffer.alloc(0));
}

/** What a browser sends as a name, without the folders some put in front. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').split('/').at(-1) ?? '';
}

function asReader(context: CommandContext): QueryContext {
  return { ...context, signal: undefined };
}

/** The kit presents exactly the kind's fields and subjects, from which the contract's type is made; tests check every answer. */
function asFile(record: Presented): HearthFile {
  return record as unknown as HearthFile;
}
