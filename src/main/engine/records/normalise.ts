import type { Fields } from '@shared/contract/fields';
import { Fault } from '@shared/contract/faults';
import { isMail, tidyMail } from '@shared/lib/mail';
import { checkTaxId } from '@shared/lib/tax-id';
import { labelled } from './companions';

/**
 * Tidies what every kind of record has: mails in the form they are compared in, tags once each, tax ids with their
 * check digit (IMP-08). Phones keep what was typed; their comparable form lies in the companion table.
 */
export function normaliseCommon(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  country: string,
): Record<string, unknown> {
  const tidy: Record<string, unknown> = { ...values };
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key];
    if (value === null || value === undefined || !field) continue;
    if (field.type === 'emails')
      tidy[key] = labelled(value).map((mail) => ({ ...mail, value: checkedMail(key, mail.value) }));
    else if (field.type === 'phones')
      tidy[key] = labelled(value).map((phone) => ({ ...phone, value: checkedPhone(key, phone.value) }));
    else if ((field.type === 'tags' || field.type === 'users') && Array.isArray(value)) tidy[key] = [...new Set(value)];
    else if (key === 'taxId' && typeof value === 'string') tidy[key] = checkedTaxId(value, country);
    else if (field.type === 'text' && value === '') tidy[key] = null;
  }
  return tidy;
}

function checkedMail(field: string, text: string): string {
  const mail = tidyMail(text);
  if (!isMail(mail)) throw new Fault('invalid_input', { reason: 'badValue', field });
  return mail;
}

function checkedPhone(field: string, text: string): string {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 3 || digits > 25) throw new Fault('invalid_input', { reason: 'badValue', field });
  return text;
}

function checkedTaxId(text: string, country: string): string | null {
  const check = checkTaxId(text, country);
  if (check.reason === 'empty') return null;
  if (check.verdict === 'invalid')
    throw new Fault('invalid_input', { reason: 'taxIdCheckDigit', field: 'taxId', suggestion: check.suggestion });
  return check.value;
}
