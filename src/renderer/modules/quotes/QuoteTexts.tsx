import { Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';

interface QuoteRemarksProps {
  draft: QuoteDraft;
  showsCost: boolean;
}

/** What is printed below the lines, and what is left of the whole for those who may know. */
export function QuoteRemarks({ draft, showsCost }: QuoteRemarksProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.texts}>
      <TextBox draft={draft} field="remarks" label={t('quotes.page.remarks')} />
      {showsCost ? <MarginLine draft={draft} /> : <CostLine />}
    </div>
  );
}

/** The terms of this quote alone; without any the firm’s are printed. */
export function QuoteTerms({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const [hasTerms, setHasTerms] = useState(draft.text('terms') !== '');
  if (!hasTerms && !draft.isOpen) return null;
  return (
    <div className={classes.terms}>
      {hasTerms ? (
        <TextBox draft={draft} field="terms" label={t('quotes.page.terms')} />
      ) : (
        <button type="button" className={classes.textLink} onClick={() => setHasTerms(true)}>
          {t('quotes.page.ownTerms')}
        </button>
      )}
    </div>
  );
}

function TextBox({ draft, field, label }: { draft: QuoteDraft; field: 'remarks' | 'terms'; label: string }) {
  const id = useId();
  const fault = draft.refused?.errors[field];
  if (!draft.isOpen && draft.text(field) === '') return null;
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <Textarea
        id={id}
        autosize
        minRows={2}
        maxRows={8}
        readOnly={!draft.isOpen}
        value={draft.text(field)}
        error={fault}
        onChange={(event) => draft.set({ [field]: event.currentTarget.value || null })}
      />
    </div>
  );
}

function CostLine() {
  const { t } = useTranslation();
  return (
    <p className={classes.note}>
      <Icon name="lock" size={12} />
      {t('quotes.page.costHidden')}
    </p>
  );
}

function MarginLine({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, currency } = draft;
  if (!total || draft.lines.length === 0) return null;
  const margin = total.cost === null ? null : total.net - total.cost;
  return (
    <p className={classes.note} data-tone={margin !== null && margin < 0 ? 'bad' : undefined}>
      {margin === null
        ? t('quotes.page.marginUnknown', { count: total.lines.filter(({ cost }) => cost === null).length })
        : t('quotes.page.margin', {
            money: format.money(margin, currency),
            percent: total.net === 0 ? 0 : format.number((margin / total.net) * 100, 1),
          })}
    </p>
  );
}
