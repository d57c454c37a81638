import { Checkbox, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formFields, type FormField, type LeadForm } from '@shared/modules/lead-forms/lead-form';
import { languageNames, languages } from '@renderer/app/i18n';
import { useDirectory } from '../../records/directory';
import settingsClasses from '../Settings.module.css';
import type { LeadFormDraft } from './lead-form-draft';
import classes from './LeadForms.module.css';

interface LeadFormEditorProps {
  form: LeadForm;
  canEdit: boolean;
  onChange: (changes: LeadFormDraft) => void;
}

/** Everything one shapes of a form. */
export function LeadFormEditor(props: LeadFormEditorProps) {
  const { form, canEdit, onChange } = props;
  const { t } = useTranslation();
  const directory = useDirectory();
  const line = (key: 'name' | 'heading' | 'source' | 'subSource', label: string, max: number, description?: string) => (
    <TextInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={max}
      readOnly={!canEdit}
      value={form[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  const block = (key: 'intro' | 'thanks', label: string, description?: string) => (
    <Textarea
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={600}
      readOnly={!canEdit}
      value={form[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {line('name', t('leadForms.page.name'), 80, t('leadForms.page.nameHint'))}
      <div>
        <span className={settingsClasses.label} id="form-language">
          {t('leadForms.page.language')}
        </span>
        <SegmentedControl
          aria-labelledby="form-language"
          readOnly={!canEdit}
          value={form.language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(language) => onChange({ language })}
        />
      </div>
      {line('heading', t('leadForms.page.heading'), 120)}
      {block('intro', t('leadForms.page.introLabel'))}
      <Asks {...props} />
      {block(
        'thanks',
        t('leadForms.page.thanksLabel'),
        t('leadForms.page.thanksHint', { text: t('leadForms.visitor.thanks', { lng: form.language }) }),
      )}
      {line('source', t('leads.fields.source'), 80)}
      {line('subSource', t('leads.fields.subSource'), 80)}
      <Select
        label={t('leadForms.page.receiver')}
        description={form.ownerId === null ? t('leadForms.page.nobodyHint') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('leadForms.page.nobody')}
        searchable
        clearable
        readOnly={!canEdit}
        data={directory.people.filter((one) => !one.isDisabled).map(({ id, name }) => ({ value: id, label: name }))}
        value={form.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <Select
        label={t('leadForms.page.department')}
        searchable
        clearable
        readOnly={!canEdit}
        data={directory.departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.departmentId}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      <Switch
        label={t('leadForms.page.isOn')}
        disabled={!canEdit}
        checked={form.isOn}
        onChange={(event) => onChange({ isOn: event.currentTarget.checked })}
      />
    </>
  );
}

/** Which questions a form asks; a name it always does. */
function Asks({ form, canEdit, onChange }: LeadFormEditorProps) {
  const { t } = useTranslation();
  const asked = new Map(form.asks.map((ask) => [ask.field, ask]));
  const set = (field: FormField, ask: { isRequired: boolean } | null) => {
    const isRequired = (one: FormField) => (one === field ? ask?.isRequired : asked.get(one)?.isRequired);
    const asks = formFields.flatMap((one) => {
      const required = isRequired(one);
      return required === undefined ? [] : [{ field: one, isRequired: required }];
    });
    onChange({ asks });
  };
  return (
    <fieldset className={classes.asks}>
      <legend className={settingsClasses.label}>{t('leadForms.page.asks')}</legend>
      {formFields.map((field) => {
        const ask = asked.get(field);
        const isFixed = field === 'name' || !canEdit;
        return (
          <div key={field} className={classes.ask}>
            <Checkbox
              label={t(`leadForms.fields.${field}`)}
              disabled={isFixed}
              checked={ask !== undefined}
              onChange={(event) => set(field, event.currentTarget.checked ? { isRequired: false } : null)}
            />
            <Checkbox
              label={t('leadForms.page.required')}
              aria-label={t('leadForms.page.requiredOf', { field: t(`leadForms.fields.${field}`) })}
              disabled={isFixed || ask === undefined}
              checked={ask?.isRequired ?? false}
              onChange={(event) => set(field, { isRequired: event.currentTarget.checked })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
