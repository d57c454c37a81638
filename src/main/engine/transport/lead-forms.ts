import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Fault, faultStatus } from '@shared/contract/faults';
import { formFieldLengths, formFields, openFormSchema } from '@shared/modules/lead-forms/lead-form';
import type { OpenForm } from '@shared/modules/lead-forms/lead-form';
import type { Engine } from '../engine';
import { envelopeOf } from './envelope';
import { faultBody } from './fault-body';
import { formPage, formPolicy, sentencePage, thanksPage } from './lead-form-page';

/** A filled-in form is far smaller; anything larger is not read. */
const mostBytes = 64 * 1024;

const parametersSchema = z.object({ key: z.string().max(40) });

/** `/forms/<key>`: forms for visitors, pages of their own without scripts, which may stand within others (LEA-01). */
export async function registerLeadForms(server: FastifyInstance, engine: Engine): Promise<void> {
  // In a scope of its own: only here are bodies read as the forms of pages.
  await server.register(async (scope) => {
    scope.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: mostBytes },
      (_request, body, done) => done(null, new URLSearchParams(body)),
    );
    scope.setErrorHandler((error, request, reply) => {
      const isLarge = error instanceof Error && 'statusCode' in error && error.statusCode === 413;
      return sendSentence(engine, request, reply, isLarge ? new Fault('too_large') : error);
    });
    scope.get('/forms/:key', async (request, reply) => send(reply, 200, formPage(await open(engine, request))));
    scope.post('/forms/:key', (request, reply) => take(engine, request, reply));
  });
}

async function open(engine: Engine, request: FastifyRequest): Promise<OpenForm> {
  const parameters = parametersSchema.safeParse(request.params);
  if (!parameters.success) throw new Fault('not_found', { reason: 'formUnknown' });
  return openFormSchema.parse(await engine.dispatch('leadForms.open', parameters.data, asVisitor(request)));
}

async function take(engine: Engine, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = await open(engine, request);
  const { body } = request;
  if (!(body instanceof URLSearchParams)) throw new Fault('invalid_input');
  const values = Object.fromEntries(
    formFields.flatMap((field) => (body.has(field) ? [[field, plain(body.get(field) ?? '')]] : [])),
  );
  const input = { key: form.key, token: body.get('token') ?? '', trap: body.get('trap') ?? '', values };
  try {
    await engine.dispatch('leadForms.submit', input, asVisitor(request));
    return await send(reply, 200, thanksPage(form));
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'not_found') throw error;
    // Sent twice, by an impatient finger or a page that was loaded again: it has arrived.
    if (error.data.reason === 'formSent') return send(reply, 200, thanksPage(form));
    const { code, message, data } = faultBody(error, form.language, engine.services.log, 'leadForms.submit');
    const field = typeof data['field'] === 'string' ? data['field'] : tooLong(values);
    const returned = { values, sentence: message, field };
    return send(reply, faultStatus[code], formPage(form, returned));
  }
}

/** Line ends as people see them; browsers send two characters for one. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function tooLong(values: Readonly<Record<string, string>>): string | undefined {
  return formFields.find((field) => (values[field] ?? '').length > formFieldLengths[field]);
}

/** Whoever is signed in elsewhere fills a form in as any visitor. */
function asVisitor(request: FastifyRequest) {
  return { ...envelopeOf(request), token: null, commandId: undefined };
}

function sendSentence(engine: Engine, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { locale } = envelopeOf(request);
  const { code, message } = faultBody(error, locale, engine.services.log, `${request.method} /forms`);
  return send(reply, faultStatus[code], sentencePage(locale, message));
}

function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return (
    reply
      .status(status)
      .removeHeader('x-frame-options')
      .header('content-security-policy', formPolicy)
      // Without it browsers send a form from nowhere, which is refused as somebody else's page.
      .header('referrer-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .header('content-type', 'text/html; charset=utf-8')
      .send(html)
  );
}
