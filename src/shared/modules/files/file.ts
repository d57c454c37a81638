import { z } from 'zod';
import { field } from '../../contract/fields';
import { patchSchema, recordSchema } from '../../contract/record';
import { subjectKinds } from '../activities/activity';

/** A file kept with customers and contacts (CUS-04, ORG-04). Size is bytes. */
export const fileFields = {
  name: field.requiredText('basic', { sortable: true, filterable: true }, 255),
  note: field.longText('basic', { filterable: true }, 2000),
  mediaType: field.text('basic', { computed: true, filterable: true }),
  size: field.integer('basic', { computed: true, filterable: true }, Number.MAX_SAFE_INTEGER),
  /** Opened only by saving it first: its kind could run as a program or a web page. */
  isDownloadOnly: field.yesNo('basic', { computed: true }),
  ownerId: field.user('basic', { filterable: true }),
  departmentId: field.department('basic', { filterable: true }),
  /** Nobody outside the file's department and its head sees it, whoever sees the customer. */
  isDepartmentOnly: field.yesNo('basic', { filterable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

/** Kinds of records files belong to: whatever activities are about, and products with their data sheets. */
export const fileSubjectKinds = [...subjectKinds, 'product'] as const;
export type FileSubjectKind = (typeof fileSubjectKinds)[number];
const subjectSchema = z.object({ kind: z.enum(fileSubjectKinds), id: z.uuid() });
export type FileSubject = z.infer<typeof subjectSchema>;
const subjects = z.array(subjectSchema).max(20);
/** As answered: those the reader may see, by name. */
const namedSubjects = z.array(subjectSchema.extend({ name: z.string() }));
/** A form carries text only: lists come as JSON, yes and no as words. */
const formSubjects = z.preprocess(parseJson, subjects);
const formYesNo = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

export const fileSchema = recordSchema(fileFields).extend({ subjects: namedSubjects });
export const fileCreate = z.strictObject({
  id: z.uuid().optional(),
  /** Of an upload that was finished; the form's `file` stands for it. */
  uploadId: z.uuid(),
  /** Another name than the file had. */
  name: z.string().min(1).max(255).optional(),
  note: z.string().max(2000).nullable().optional(),
  departmentId: z.uuid().nullable().optional(),
  isDepartmentOnly: formYesNo.optional(),
  subjects: formSubjects.optional(),
});
export const filePatch = patchSchema(fileFields).omit({ custom: true }).extend({ subjects: subjects.optional() });
export type HearthFile = z.infer<typeof fileSchema>;
export type FileCreate = z.infer<typeof fileCreate>;
export type FilePatch = z.infer<typeof filePatch>;

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
