import { ActionButton, IconButton } from '../basics/ActionButton';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabelledValue, Option } from './field-types';
import classes from './Form.module.css';
import { LabelInput } from './LabelInput';

interface LabelledListEditorProps {
  kind: 'phones' | 'emails' | 'handles';
  id?: string;
  /** The field's name, for assistive technology. */
  name: string;
  labels: readonly Option[];
  value: LabelledValue[];
  onChange: (value: LabelledValue[]) => void;
  hasFault: boolean;
}

const inputTypes = { phones: 'tel', emails: 'email', handles: 'text' } as const;

/** Several phones, mails or chat names, each with what it is for; the first is the one used first. */
export function LabelledListEditor({ kind, id, name, labels, value, onChange, hasFault }: LabelledListEditorProps) {
  const { t } = useTranslation();
  const blank = { label: labels[0]?.value ?? '', value: '' };
  const entries = value.length > 0 ? value : [blank];
  const replace = (index: number, patch: Partial<LabelledValue>) =>
    onChange(entries.map((entry, at) => (at === index ? { ...entry, ...patch } : entry)));
  return (
    <div className={classes.list} role="group" aria-label={name}>
      {entries.map((entry, index) => (
        <div key={index} className={classes.listLine}>
          <TextInput
            id={index === 0 ? id : undefined}
            className={classes.listValue}
            type={inputTypes[kind]}
            value={entry.value}
            error={hasFault}
            aria-label={t('common.form.entry', { name, number: index + 1 })}
            onChange={(event) => replace(index, { value: event.currentTarget.value })}
          />
          <LabelInput
            labels={labels}
            value={entry.label}
            name={t('common.form.entryLabel', { name, number: index + 1 })}
            onChange={(label) => replace(index, { label })}
          />
          <IconButton
            icon="close"
            label={t('common.form.removeEntry', { name, number: index + 1 })}
            isDisabled={entries.length === 1 && entry.value === ''}
            onClick={() => onChange(entries.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <ActionButton tone="quiet" isSmall icon="plus" onClick={() => onChange([...entries, blank])}>
        {t(`common.form.add.${kind}`)}
      </ActionButton>
    </div>
  );
}
