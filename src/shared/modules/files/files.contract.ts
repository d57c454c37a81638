import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { recordContract } from '../../contract/record-contract';
import { listInput } from '../../contract/list';
import { fileCreate, filePatch, fileSchema } from './file';

const {
  timeline: _none,
  timelineCounts: _noCounts,
  ...operations
} = recordContract(
  { resource: 'file', path: '/files', noun: 'file' },
  { record: fileSchema, create: fileCreate, patch: filePatch },
);

/** What one needs to hand out a file's content safely. */
export const downloadSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  isDownloadOnly: z.boolean(),
  /** SHA-256 of the content, in hexadecimal digits. */
  digest: z.string(),
});

/** A department-only file as an administrator outside the department sees it before taking over: nothing of its content. */
export const sealedFileSchema = z.object({
  id: z.uuid(),
  departmentId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  size: z.number().int(),
  createdAt: momentSchema,
});

/**
 * Files (CUS-04, ORG-04). `POST /files` takes a form with `file` and the fields below, or JSON with the id of an upload.
 * `GET /files/{id}/content` answers the bytes. Files stand on the timelines of their subjects and have none of their own.
 */
export const filesContract = {
  ...operations,
  create: command(
    { resource: 'file', action: 'create' },
    {
      path: '/files',
      summary:
        'Keep a file: a form with `file` and these fields but `uploadId`, or JSON with the id of a finished upload',
      successStatus: 201,
    },
  )
    .input(fileCreate)
    .output(fileSchema),
  download: query(
    { resource: 'file', action: 'view' },
    { path: '/files/{id}/download', summary: 'Name, type and digest of a file’s content' },
  )
    .input(z.object({ id: z.uuid() }))
    .output(downloadSchema),
  piece: query(
    { resource: 'file', action: 'view' },
    { path: '/files/{id}/piece', summary: 'A piece of a file’s content in base64, from an offset' },
  )
    .input(z.object({ id: z.uuid(), offset: z.coerce.number().int().min(0).default(0) }))
    .output(z.object({ data: z.string(), nextOffset: z.number().int().nullable() })),
  sealed: query(
    { resource: 'settings', action: 'edit' },
    { path: '/files/sealed', summary: 'Department-only files of other departments, without their names' },
  )
    .input(listInput.pick({ limit: true, cursor: true }).extend({ departmentId: z.uuid().optional() }))
    .output(z.object({ items: z.array(sealedFileSchema), nextCursor: z.string().nullable() })),
  takeOver: command(
    { resource: 'settings', action: 'edit' },
    {
      path: '/files/{id}/take-over',
      summary: 'Open a department-only file from outside; audited, and its department’s head is told',
      successStatus: 200,
    },
  )
    .input(z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) }))
    .output(fileSchema),
};
