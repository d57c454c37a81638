import { type z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { readyTemplates, type ReadyTemplate } from '@shared/modules/printing/letterhead';
import type { CleanTemplate, Paper, TemplateItem, templateSchema } from '@shared/modules/printing/template';
import type { Reader } from '../../database/reader';
import classic from '../../../../../resources/print/a4-classic.html?raw';
import modern from '../../../../../resources/print/a4-modern.html?raw';
import continuous from '../../../../../resources/print/continuous.html?raw';
import receiptSheet from '../../../../../resources/print/receipt-a4.html?raw';
import receiptContinuous from '../../../../../resources/print/receipt-continuous.html?raw';
import { cleanTemplate } from './clean-template';

export type Template = z.infer<typeof templateSchema>;

const ready: Readonly<Record<ReadyTemplate, { readonly paper: Paper; readonly source: string }>> = {
  'a4-modern': { paper: 'a4', source: modern },
  'a4-classic': { paper: 'a4', source: classic },
  continuous: { paper: 'continuous', source: continuous },
  'receipt-a4': { paper: 'a4', source: receiptSheet },
  'receipt-continuous': { paper: 'continuous', source: receiptContinuous },
};

/** Ready-made ones first, then the firm's own by name. */
export async function listTemplates(db: Reader): Promise<TemplateItem[]> {
  const own = await db.all<TemplateItem>('SELECT id, name, paper, version FROM print_template ORDER BY name, id');
  return [...readyTemplates.map((id) => ({ id, name: null, paper: ready[id].paper, version: 1 })), ...own];
}

/** A template with its source; `not_found` where there is none. */
export async function readTemplate(db: Reader, id: string): Promise<Template> {
  if (isReady(id)) return { id, name: null, version: 1, ...ready[id] };
  const row = await db.one<Template>('SELECT id, name, paper, version, source FROM print_template WHERE id = ?', [id]);
  if (!row) throw new Fault('not_found');
  return row;
}

/** The same as pages print with it. Cleaning takes some milliseconds, so it is done once for each version. */
export async function readCleanTemplate(db: Reader, id: string): Promise<CleanTemplate> {
  const { source, paper, version } = await readTemplate(db, id);
  const key = `${id} ${version}`;
  const known = cleaned.get(key) ?? { id, ...cleanTemplate(source, paper).template };
  if (cleaned.size > mostRemembered) cleaned.clear();
  cleaned.set(key, known);
  return known;
}

const mostRemembered = 50;
const cleaned = new Map<string, CleanTemplate>();

function isReady(id: string): id is ReadyTemplate {
  return (readyTemplates as readonly string[]).includes(id);
}
