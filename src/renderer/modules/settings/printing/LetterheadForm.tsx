import { Checkbox, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  continuousSizes,
  suitsTemplate,
  type Letterhead,
  type LetterheadText,
} from '@shared/modules/printing/letterhead';
import { printKinds, type PrintKind } from '@shared/modules/printing/print-document';
import type { PrintFrame } from '@shared/modules/printing/printing.contract';
import { languageNames, languages, type Language } from '@renderer/app/i18n';
import { Link } from '@renderer/app/link';
import settingsClasses from '../Settings.module.css';
import { withTerms, withText, type LetterheadChanges } from './letterhead-draft';
import classes from './Printing.module.css';
import { useTemplateNames } from './use-template-names';

interface LetterheadFormProps {
  letterhead: Letterhead;
  language: Language;
  kind: PrintKind;
  templates: PrintFrame['choices'];
  canEdit: boolean;
  onLanguage: (language: Language) => void;
  onChange: (changes: LetterheadChanges) => void;
}

/** What the paper says of the firm, language by language, and what it is printed on. */
export function LetterheadForm(props: LetterheadFormProps) {
  const { letterhead, language, kind, canEdit, onLanguage, onChange } = props;
  const { t } = useTranslation();
  const text = letterhead.texts[language];
  const change = (more: Partial<LetterheadText>) => onChange(withText(letterhead, language, more));
  const line = (key: 'name' | 'secondName' | 'address' | 'footer', most: number) => (
    <TextInput
      label={t(`printing.settings.${key}`)}
      maxLength={most}
      readOnly={!canEdit}
      value={text[key]}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  const block = (key: 'contact' | 'bank', most: number) => (
    <Textarea
      label={t(`printing.settings.${key}`)}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={most}
      readOnly={!canEdit}
      value={text[key]}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div>
        <span className={settingsClasses.label} id="paper-language">
          {t('printing.settings.language')}
        </span>
        <SegmentedControl
          aria-labelledby="paper-language"
          value={language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={onLanguage}
        />
      </div>
      {line('name', 200)}
      {line('secondName', 200)}
      {line('address', 300)}
      {block('contact', 500)}
      {block('bank', 1000)}
      <Textarea
        label={t('printing.settings.terms', { kind: t(`printing.kinds.${kind}`) })}
        description={t('printing.settings.termsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={3}
        maxRows={12}
        readOnly={!canEdit}
        // Until the field is left it holds what was typed, empty lines too.
        key={`${language} ${kind}`}
        defaultValue={text.terms[kind].join('\n')}
        onChange={(event) => onChange(withTerms(letterhead, language, kind, event.currentTarget.value))}
      />
      {line('footer', 300)}
      <TextInput
        label={t('printing.settings.taxId')}
        maxLength={60}
        readOnly={!canEdit}
        value={letterhead.taxId}
        onChange={(event) => onChange({ taxId: event.currentTarget.value })}
      />
      <PaperChoices {...props} />
    </>
  );
}

function PaperChoices({ letterhead, templates, canEdit, onChange }: LetterheadFormProps) {
  const { t } = useTranslation();
  const nameOf = useTemplateNames();
  const choicesOf = (kind: PrintKind) =>
    templates
      .filter(({ id }) => suitsTemplate(kind, id))
      .map((template) => ({ value: template.id, label: nameOf(template) }));
  return (
    <>
      <div className={classes.kinds}>
        <span className={settingsClasses.label}>{t('printing.settings.templates')}</span>
        {printKinds.map((kind) => (
          <div key={kind} className={classes.kind}>
            <span>{t(`printing.kinds.${kind}`)}</span>
            <Select
              aria-label={t('printing.settings.templateOf', { kind: t(`printing.kinds.${kind}`) })}
              allowDeselect={false}
              readOnly={!canEdit}
              data={choicesOf(kind)}
              value={letterhead.templates[kind]}
              onChange={(value) => value && onChange({ templates: { ...letterhead.templates, [kind]: value } })}
            />
            <Checkbox
              label={t('printing.settings.sealed')}
              aria-label={t('printing.settings.sealedOf', { kind: t(`printing.kinds.${kind}`) })}
              disabled={!canEdit}
              checked={letterhead.sealedKinds.includes(kind)}
              onChange={(event) => {
                const others = letterhead.sealedKinds.filter((other) => other !== kind);
                onChange({ sealedKinds: event.currentTarget.checked ? [...others, kind] : others });
              }}
            />
          </div>
        ))}
        <Link to="/settings/printing/templates" className={classes.link}>
          {t('printing.settings.ownTemplates')}
        </Link>
      </div>
      <div>
        <span className={settingsClasses.label} id="continuous-size">
          {t('printing.settings.continuousSize')}
        </span>
        <SegmentedControl
          aria-labelledby="continuous-size"
          readOnly={!canEdit}
          value={letterhead.continuousSize}
          data={continuousSizes.map((value) => ({ value, label: t(`printing.settings.continuousSizes.${value}`) }))}
          onChange={(value) => onChange({ continuousSize: value })}
        />
      </div>
      <Switch
        label={t('printing.settings.showsDiscounts')}
        description={t('printing.settings.showsDiscountsHint')}
        disabled={!canEdit}
        checked={letterhead.showsDiscounts}
        onChange={(event) => onChange({ showsDiscounts: event.currentTarget.checked })}
      />
    </>
  );
}
