import { Fault } from '@shared/contract/faults';
import type { LeadForm } from '@shared/modules/lead-forms/lead-form';
import type { Reader } from '../../database/reader';
import { readModuleSettings } from '../../organization/module-states';

export interface FormRow {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
  readonly name: string;
  readonly language: LeadForm['language'];
  readonly heading: string;
  readonly intro: string;
  readonly thanks: string;
  readonly asks: string;
  readonly source: string;
  readonly sub_source: string;
  readonly owner_id: string | null;
  readonly department_id: string | null;
  readonly is_on: number;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

const counted = `SELECT f.*, (SELECT count(*) FROM lead_form_submission s WHERE s.form_id = f.id) AS submissions,
  (SELECT max(s.at) FROM lead_form_submission s WHERE s.form_id = f.id) AS last_at FROM lead_form f`;
type CountedRow = FormRow & { readonly submissions: number; readonly last_at: number | null };

/** All forms by name. */
export async function listForms(db: Reader): Promise<LeadForm[]> {
  const rows = await db.all<CountedRow>(`${counted} ORDER BY f.name, f.id`);
  return rows.map(asForm);
}

export async function readForm(db: Reader, id: string): Promise<LeadForm> {
  const row = await db.one<CountedRow>(`${counted} WHERE f.id = ?`, [id]);
  if (!row) throw new Fault('not_found');
  return asForm(row);
}

/** The form behind an address, for visitors: one that is switched off is closed, and all are in a firm without leads. */
export async function openForm(db: Reader, key: string): Promise<FormRow> {
  const row = await db.one<FormRow>('SELECT * FROM lead_form WHERE key = ?', [key]);
  if (!row) throw new Fault('not_found', { reason: 'formUnknown' });
  const { items } = await readModuleSettings(db);
  const hasLeads = items.some((module) => module.key === 'leads' && module.isOn);
  if (row.is_on === 0 || !hasLeads) throw new Fault('not_found', { reason: 'formClosed' });
  return row;
}

/** The questions of a form. */
export function asksOf(row: Pick<FormRow, 'asks'>): LeadForm['asks'] {
  // Written by this module alone, from values the contract has checked.
  return JSON.parse(row.asks) as LeadForm['asks'];
}

function asForm(row: CountedRow): LeadForm {
  const { id, key, name, language, heading, intro, thanks, source, version, submissions } = row;
  return {
    ...{ id, key, name, language, heading, intro, thanks, source, version, submissions },
    asks: asksOf(row),
    subSource: row.sub_source,
    ownerId: row.owner_id,
    departmentId: row.department_id,
    isOn: row.is_on === 1,
    lastSubmissionAt: row.last_at === null ? null : new Date(row.last_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
