import type { OpenAPI } from '@orpc/openapi';
import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyRouter } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { version } from '../version';
import { formBody, formPaths, plainPaths } from './plain-paths';

/** The OpenAPI 3.1 document of everything under /api/v1: the contract's operations, files and forms. */
export async function openApiDocument(router: AnyRouter): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(router, {
    info: { title: 'Hearth', version },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  });
  const paths: OpenAPI.PathsObject = { ...document.paths };
  for (const [path, item] of Object.entries(plainPaths)) paths[path] = { ...paths[path], ...item };
  for (const path of formPaths) addForm(paths[path]?.post);
  return { ...document, paths };
}

function addForm(operation: OpenAPI.OperationObject | undefined): void {
  const body = operation?.requestBody;
  const json = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  if (!body || !('content' in body) || !json || '$ref' in json) throw new Error('a form without an operation');
  body.content['multipart/form-data'] = formBody(json);
}
