import { Fault } from '@shared/contract/faults';
import { largestImage, suitsTemplate } from '@shared/modules/printing/letterhead';
import type { Letterhead } from '@shared/modules/printing/letterhead';
import { printKinds } from '@shared/modules/printing/print-document';
import type { printingContract } from '@shared/modules/printing/printing.contract';
import type { TemplateProblem } from '@shared/modules/printing/template';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readVisible } from '../../records/read';
import { refuseStale } from '../../records/versions';
import { resourceOf } from '../exports';
import { checkImage } from './check-image';
import { cleanTemplate } from './clean-template';
import {
  imageData,
  letterheadAnswer,
  readLetterhead,
  removeImage,
  writeImage,
  writeLetterhead,
} from './letterhead-store';
import { listTemplates, readCleanTemplate, readTemplate } from './template-store';

export const printingHandlers: Handlers<typeof printingContract> = {
  letterhead: ({ db }) => letterheadAnswer(db),
  patchLetterhead: async (context, { version, ...changes }) => {
    const { db } = context;
    const before = await readLetterhead(db);
    refuseStale({ ...before.letterhead, version: before.version }, version);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const after: Letterhead = { ...before.letterhead, ...given };
    for (const id of new Set(Object.values(after.templates))) await refuseUnknownTemplate(db, id);
    if (printKinds.some((kind) => !suitsTemplate(kind, after.templates[kind])))
      throw new Fault('invalid_input', { reason: 'templateUnknown' });
    const changed = changesBetween(before.letterhead, after);
    if (Object.keys(changed).length === 0) return letterheadAnswer(db);
    await writeLetterhead(db, after);
    await auditChange(context, { kind: 'settings', recordId: 'letterhead', changes: changed });
    return letterheadAnswer(db);
  },
  setImage: {
    // Looked at before the command, which touches nothing but the database (rule 6).
    begin: async ({ services, caller }, { slot, uploadId }) => {
      const upload = services.uploads.finished(uploadId, caller.user.id, 'image');
      await services.contents.keep(upload);
      const { data } = await services.contents.piece(upload.digest, 0, largestImage.bytes + 1);
      const info = await checkImage(data);
      return async (context) => {
        await writeImage(context.db, slot, info, data);
        await auditImage(context, slot, upload.name);
        context.db.afterCommit(() => void services.uploads.discard(uploadId));
        return letterheadAnswer(context.db);
      };
    },
  },
  deleteImage: async (context, { slot }) => {
    if (await removeImage(context.db, slot)) await auditImage(context, slot, null);
    return letterheadAnswer(context.db);
  },
  templates: async ({ db }) => ({ items: await listTemplates(db) }),
  template: ({ db }, { id }) => readTemplate(db, id),
  checkTemplate: async (_context, { source, paper }) => cleanTemplate(source, paper),
  createTemplate: async (context, { id: given, ...values }) => {
    const { db } = context;
    refuseFaulty(values.source);
    const id = given ?? db.newId();
    if (await db.one('SELECT id FROM print_template WHERE id = ?', [id])) throw new Fault('duplicate');
    await db.insertRow('print_template', { id, ...values, created_at: db.now, updated_at: db.now });
    db.announce('settings', 'templates');
    await auditTemplate(context, id, {}, values);
    return readTemplate(db, id);
  },
  patchTemplate: async (context, { id, version, ...changes }) => {
    const { db } = context;
    const before = await readTemplate(db, id);
    refuseStale({ ...before }, version);
    const after = {
      name: changes.name ?? before.name,
      paper: changes.paper ?? before.paper,
      source: changes.source ?? before.source,
    };
    refuseFaulty(after.source);
    await db.run(
      'UPDATE print_template SET name = ?, paper = ?, source = ?, version = version + 1, updated_at = ? WHERE id = ?',
      [after.name, after.paper, after.source, db.now, id],
    );
    db.announce('settings', 'templates');
    const { name, paper, source } = before;
    await auditTemplate(context, id, { name, paper, source }, after);
    return readTemplate(db, id);
  },
  deleteTemplate: async (context, { id }) => {
    const { db } = context;
    const { name } = await readTemplate(db, id);
    const { letterhead } = await readLetterhead(db);
    if (printKinds.some((kind) => letterhead.templates[kind] === id))
      throw new Fault('in_use', { reason: 'templateInUse', name });
    await db.run('DELETE FROM print_template WHERE id = ?', [id]);
    db.announce('settings', 'templates');
    await auditTemplate(context, id, { name }, {});
    return {};
  },
  frame: async ({ db }, { kind, templateId }) => {
    const { letterhead } = await readLetterhead(db);
    return {
      letterhead,
      images: await imageData(db),
      template: await readCleanTemplate(db, templateId ?? letterhead.templates[kind]),
      choices: await listTemplates(db),
    };
  },
  documents: async (context, { kind, ids }) => {
    const items = [];
    for (const id of ids) items.push(await context.services.prints.read(context, kind, id));
    return { items };
  },
  record: async (context, { kind, ids, how }) => {
    for (const id of ids) {
      const { number } = await context.services.prints.read(readerOf(context), kind, id);
      await auditChange(context, { kind, recordId: id, changes: { printed: [null, how], number: [null, number] } });
    }
    return {};
  },
  recordList: async (context, { kind, count, columns, filter, q, how }) => {
    const resource = resourceOf[kind];
    // Paper takes as much along as a file (SEC-03).
    if (context.caller.access.scope(resource, 'export') === 'none') throw new Fault('not_allowed');
    await auditChange(context, {
      kind: resource,
      recordId: context.db.newId(),
      changes: {
        printed: [null, how],
        count: [null, count],
        columns: [null, columns],
        ...(filter !== undefined && { filter: [null, filter] }),
        ...(q !== undefined && { q: [null, q] }),
      },
    });
    return {};
  },
  recordCustomer: async (context, { id, how }) => {
    const kind = context.services.kinds.find('customer');
    if (!kind) throw new Fault('not_found');
    await readVisible(context, kind, id);
    await auditChange(context, { kind: 'customer', recordId: id, changes: { printed: [null, how] } });
    return {};
  },
};

/** A command's surroundings as a reader wants them: nobody waits for its end but the command itself. */
function readerOf(context: CommandContext): QueryContext {
  return { ...context, signal: undefined };
}

async function refuseUnknownTemplate(db: Reader, id: string): Promise<void> {
  const items = await listTemplates(db);
  if (!items.some((item) => item.id === id)) throw new Fault('invalid_input', { reason: 'templateUnknown' });
}

/** A template that is faulty is never kept; what only comes out empty may be meant so. */
function refuseFaulty(source: string): void {
  const { problems } = cleanTemplate(source, 'a4');
  const faulty: TemplateProblem[] = problems.filter(({ fault }) => fault !== 'unknownPlace');
  if (faulty.length > 0) throw new Fault('invalid_input', { reason: 'templateFaulty', problems: faulty });
}

function auditImage(context: CommandContext, slot: string, name: string | null): Promise<void> {
  return auditChange(context, { kind: 'settings', recordId: 'letterhead', changes: { [slot]: [null, name] } });
}

function auditTemplate(
  context: CommandContext,
  id: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  return auditChange(context, { kind: 'settings', recordId: id, changes: changesBetween(before, after) });
}
