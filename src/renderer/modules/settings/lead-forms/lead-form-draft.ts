import type { LeadForm } from '@shared/modules/lead-forms/lead-form';

export type LeadFormDraft = Partial<
  Pick<
    LeadForm,
    | 'name'
    | 'language'
    | 'heading'
    | 'intro'
    | 'thanks'
    | 'asks'
    | 'source'
    | 'subSource'
    | 'ownerId'
    | 'departmentId'
    | 'isOn'
  >
>;

/** What of a draft differs from the form as it is saved. */
export function changesOf(form: LeadForm, draft: LeadFormDraft): LeadFormDraft {
  const saved: Readonly<Record<string, unknown>> = form;
  return Object.fromEntries(
    Object.entries(draft).filter(([key, value]) => JSON.stringify(saved[key]) !== JSON.stringify(value)),
  );
}
