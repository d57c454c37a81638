import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '@shared/contract/faults';
import type { UploadPurpose } from '@shared/modules/uploads/uploads.contract';
import type { Engine } from '../engine';
import { uploadLimits } from '../storage/upload-store';
import { envelopeOf } from './envelope';
import { formPaths } from './plain-paths';

interface UploadRoute {
  /** Takes `uploadId` and the form's other fields, which are text. */
  readonly operation: string;
  readonly purpose: UploadPurpose;
}

/** What each form is for; the same addresses take JSON with the id of an upload brought in pieces. */
const uploadRoutes: Readonly<Record<(typeof formPaths)[number], UploadRoute>> = {
  '/files': { operation: 'files.create', purpose: 'file' },
  '/imports': { operation: 'imports.create', purpose: 'import' },
};

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Registers the form routes. `otherwise` answers what comes there and is no form. */
export async function registerUploads(server: FastifyInstance, engine: Engine, otherwise: Route): Promise<void> {
  // In a scope of its own: everywhere else bodies are read by whoever answers.
  await server.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        files: 1,
        fields: 20,
        parts: 21,
        fieldNameSize: 100,
        fieldSize: 64 * 1024,
        headerPairs: 50,
        fileSize: Math.max(...Object.values(uploadLimits)) + 1,
      },
    });
    for (const path of formPaths) {
      scope.post(`/api/v1${path}`, (request, reply) =>
        request.isMultipart() ? takeForm(engine, uploadRoutes[path], request, reply) : otherwise(request, reply),
      );
    }
  });
}

async function takeForm(
  engine: Engine,
  { operation, purpose }: UploadRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const envelope = envelopeOf(request);
  // Before the body is read: nobody without the right fills the disk.
  const caller = await engine.authorise(operation, envelope);
  const { uploads } = engine.services;
  const { uploadId, fields } = await readForm(engine, request, caller.user.id, purpose);
  try {
    const answer = await engine.dispatch(operation, { ...fields, uploadId }, envelope);
    return await reply.status(201).send(answer);
  } finally {
    await uploads.discard(uploadId);
  }
}

async function readForm(
  engine: Engine,
  request: FastifyRequest,
  userId: string,
  purpose: UploadPurpose,
): Promise<{ uploadId: string; fields: Record<string, string> }> {
  const { uploads } = engine.services;
  const fields: Record<string, string> = {};
  let uploadId: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string' && !part.valueTruncated) fields[part.fieldname] = part.value;
        else throw new Fault('invalid_input', { issues: [{ path: part.fieldname, message: 'not text' }] });
      } else {
        const name = part.filename.slice(-255) || 'file';
        uploadId = await uploads.receive({ userId, purpose, name }, part.file);
      }
    }
  } catch (error) {
    if (uploadId !== undefined) await uploads.discard(uploadId);
    // What is still coming is read and dropped: a caller hears the refusal only when it has sent everything.
    request.raw.unpipe();
    request.raw.resume();
    throw isCutOff(error) ? new Fault('invalid_input', { reason: 'uploadBroken' }) : error;
  }
  if (uploadId === undefined) throw new Fault('invalid_input', { reason: 'uploadMissing' });
  return { uploadId, fields };
}

/** The form reader's own complaints about a body that ends too early or is none of a form. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof Fault) &&
    /multipart|premature|unexpected end|boundary/i.test(error.message)
  );
}
