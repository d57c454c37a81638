import { Fault } from '@shared/contract/faults';
import { isMail, tidyMail } from '@shared/lib/mail';
import { splitPhones } from '@shared/lib/phone-number';
import { cleanText } from '@shared/lib/text';
import type { FormField, SubmitInput } from '@shared/modules/lead-forms/lead-form';
import { systemAccess } from '../../access/caller';
import type { CommandContext } from '../../context';
import { createRecord } from '../../records/write';
import { leadKind } from '../leads';
import type { FormRow } from './form-store';
import { asksOf } from './form-store';

type Answers = Readonly<Partial<Record<FormField, string>>>;

/**
 * What a visitor wrote, tidied: only what the form asks, nothing that is required missing, numbers and mails that are some.
 * Faults name the question.
 */
export function checkAnswers(form: FormRow, values: SubmitInput['values']): Answers {
  const answers: Partial<Record<FormField, string>> = {};
  for (const { field, isRequired } of asksOf(form)) {
    const text = cleanText(values[field] ?? '', { lineFeeds: field === 'message' }).trim();
    if (text === '' && isRequired) throw new Fault('invalid_input', { reason: 'formMissing', field });
    if (text === '') continue;
    const digits = text.replace(/\D/g, '').length;
    if (field === 'phone' && (digits < 5 || digits > 40))
      throw new Fault('invalid_input', { reason: 'formPhone', field });
    if (field === 'email' && !isMail(tidyMail(text))) throw new Fault('invalid_input', { reason: 'formMail', field });
    answers[field] = text;
  }
  return answers;
}

/** Makes the lead, as the engine itself, with the form's source and owner (LEA-01, 02). A token makes one only. */
export async function takeSubmission(
  context: CommandContext,
  form: FormRow,
  answers: Answers,
  nonce: string,
): Promise<void> {
  const { db } = context;
  if (await db.one('SELECT 1 FROM lead_form_submission WHERE form_id = ? AND nonce = ?', [form.id, nonce]))
    throw new Fault('duplicate', { reason: 'formSent' });
  const id = db.newId();
  const asEngine: CommandContext = {
    ...context,
    caller: { user: { id: '', name: '', username: '', departmentId: '' }, sessionId: null, access: systemAccess },
  };
  // The lead's score counts it.
  await db.insertRow('lead_form_submission', { id: db.newId(), form_id: form.id, lead_id: id, nonce, at: db.now });
  await createRecord(asEngine, leadKind, { id, ...leadOf(form, answers), ...(await receiverOf(context, form)) });
}

function leadOf(form: FormRow, answers: Answers): Record<string, unknown> {
  const { name, companyName, title, phone, email, wechat, address, message } = answers;
  return {
    name,
    companyName: companyName ?? null,
    title: title ?? null,
    phones: phone === undefined ? [] : splitPhones(phone).map((value) => ({ label: '', value })),
    emails: email === undefined ? [] : [{ label: '', value: tidyMail(email) }],
    handles: wechat === undefined ? [] : [{ label: 'wechat', value: wechat }],
    addresses:
      address === undefined
        ? []
        : [{ label: '', country: '', province: '', city: '', district: '', street: address, postcode: '' }],
    notes: message ?? null,
    source: form.source || null,
    subSource: form.sub_source || null,
  };
}

/** Somebody who has left gets no leads; then the department does. */
async function receiverOf({ db }: CommandContext, form: FormRow): Promise<Record<string, unknown>> {
  const owner =
    form.owner_id === null
      ? undefined
      : await db.one<{ id: string; department_id: string }>(
          'SELECT id, department_id FROM app_user WHERE id = ? AND disabled_at IS NULL',
          [form.owner_id],
        );
  return { ownerId: owner?.id ?? null, departmentId: form.department_id ?? owner?.department_id ?? null };
}
