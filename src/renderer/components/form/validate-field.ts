import type { TFunction } from 'i18next';
import { isBlank, type EditorField, type FieldValue, type LabelledValue } from './field-types';

/** The check when a field is left; a translated fault or nothing. The engine checks again when saving. */
export function validateField(field: EditorField, value: FieldValue, t: TFunction): string | undefined {
  if (isBlank(value)) return field.required ? t('common.form.required') : undefined;
  return faultOf(field, value, t) ?? field.validate?.(value);
}

function faultOf(field: EditorField, value: FieldValue, t: TFunction): string | undefined {
  if (typeof value === 'string' && field.maxLength !== undefined && value.length > field.maxLength) {
    return t('common.form.tooLong', { limit: field.maxLength, count: value.length });
  }
  if (field.type === 'emails') {
    const wrong = labelled(value).find((entry) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.value.trim()));
    return wrong && t('common.form.badEmail', { value: wrong.value });
  }
  if (field.type === 'phones') return phoneFault(labelled(value), t);
  return undefined;
}

function phoneFault(phones: LabelledValue[], t: TFunction): string | undefined {
  for (const { value } of phones) {
    const digits = value.replace(/[\s()+-]/g, '').replace(/^86(?=1\d)/, '');
    // Only what is plainly meant as a mainland mobile has a known length.
    if (/^1[3-9]/.test(digits) && !value.trim().startsWith('+') && digits.length !== 11) {
      return t('common.form.mobileLength', { count: digits.length });
    }
    if (!/\d{3}/.test(digits)) return t('common.form.badPhone', { value });
  }
  return undefined;
}

function labelled(value: FieldValue): LabelledValue[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is LabelledValue => typeof entry === 'object' && 'value' in entry && entry.value.trim() !== '',
  );
}
