import type { OpenAPI } from '@orpc/openapi';
import { exportEncodings, exportFormats, exportKinds } from '@shared/modules/exports/export';

/** Every file below `exports/`: the lists in both forms, and the log. */
export const exportFiles = [
  ...exportKinds.flatMap((kind) => exportFormats.map((format) => `${kind}.${format}`)),
  'audit.csv',
];

interface TextSchema {
  readonly type: 'string';
  readonly format?: string;
  readonly enum?: string[];
}

const bytes = { type: 'string', contentMediaType: 'application/octet-stream' } as const;
const text = { type: 'string' } as const;
const file = (...mediaTypes: string[]) => ({
  description: 'The file',
  content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: bytes }])),
});
const fault = { description: 'A fault: code, message, data' };
const inPath = (name: string, schema: TextSchema = { type: 'string', format: 'uuid' }) => ({
  name,
  in: 'path' as const,
  required: true,
  schema,
});
const inQuery = (name: string, description: string, schema: TextSchema = text) => ({
  name,
  in: 'query' as const,
  description,
  schema,
});
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Addresses that stream past the contract's operations, as the OpenAPI document names them. */
export const plainPaths: Readonly<Record<string, OpenAPI.PathItemObject>> = {
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      security: [],
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
  '/exports/{file}': {
    get: {
      operationId: 'exports.file',
      summary: 'A list, or the log, as a file that is made while it is sent',
      parameters: [
        inPath('file', { type: 'string', enum: exportFiles }),
        inQuery('filter', 'As lists take it, JSON'),
        inQuery('q', 'What is searched for'),
        inQuery('sort', 'As lists take it'),
        inQuery('ids', 'Only these records, divided by commas'),
        inQuery('columns', 'Keys of fields, divided by commas'),
        inQuery('encoding', 'Of a CSV', { type: 'string', enum: [...exportEncodings] }),
        ...['userId', 'kind', 'recordId', 'operation', 'batchId', 'from', 'to'].map((name) =>
          inQuery(name, 'Of the log: as GET /audit takes it'),
        ),
      ],
      responses: { 200: file('text/csv', xlsx), default: fault },
    },
  },
  '/imports/{id}/faults.csv': {
    get: {
      operationId: 'imports.faultsCsv',
      summary: 'The faulty rows of an import with a column that says why',
      parameters: [inPath('id')],
      responses: { 200: file('text/csv'), default: fault },
    },
  },
  '/downloads/{id}': {
    get: {
      operationId: 'downloads.take',
      summary: 'What was made ready under this id, once, for whoever asked for it',
      parameters: [inPath('id')],
      responses: { 200: file('application/octet-stream'), default: fault },
    },
  },
  '/files/{id}/content': {
    get: {
      operationId: 'files.content',
      summary: 'The bytes of a file',
      parameters: [inPath('id')],
      responses: {
        200: file('application/octet-stream'),
        304: { description: 'It is what the caller has (if-none-match)' },
        default: fault,
      },
    },
  },
};

/** Where a form with a `file` is taken beside JSON with the id of an upload; its other fields are text. */
export const formPaths = ['/files', '/imports'] as const;

/** The form of an operation that else takes the id of an upload. */
export function formBody(json: OpenAPI.SchemaObject): OpenAPI.MediaTypeObject {
  const { uploadId: _, ...properties } = json.properties ?? {};
  const required = (json.required ?? []).filter((name) => name !== 'uploadId');
  return { schema: { type: 'object', properties: { file: bytes, ...properties }, required: ['file', ...required] } };
}
