import { ActionButton, IconButton } from '../basics/ActionButton';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddressValue, Option } from './field-types';
import classes from './Form.module.css';
import { LabelInput } from './LabelInput';

interface AddressListEditorProps {
  id?: string;
  name: string;
  labels: readonly Option[];
  value: AddressValue[];
  onChange: (value: AddressValue[]) => void;
}

/** In the order of the reader's letters: from the large to the small in Chinese, the other way round in English. */
const parts = {
  'zh-CN': ['country', 'province', 'city', 'district', 'street', 'postcode'],
  en: ['street', 'district', 'city', 'province', 'postcode', 'country'],
} as const;

/** Several addresses with labels. */
export function AddressListEditor({ id, name, labels, value, onChange }: AddressListEditorProps) {
  const { t, i18n } = useTranslation();
  const blank: AddressValue = {
    label: labels[0]?.value ?? '',
    country: '',
    province: '',
    city: '',
    district: '',
    street: '',
    postcode: '',
  };
  const entries = value.length > 0 ? value : [blank];
  const replace = (index: number, patch: Partial<AddressValue>) =>
    onChange(entries.map((entry, at) => (at === index ? { ...entry, ...patch } : entry)));
  return (
    <div className={classes.list}>
      {entries.map((entry, index) => (
        <div
          key={index}
          className={classes.address}
          role="group"
          aria-label={t('common.form.entry', { name, number: index + 1 })}
        >
          <div className={classes.listLine}>
            <LabelInput
              id={index === 0 ? id : undefined}
              labels={labels}
              value={entry.label}
              name={t('common.form.entryLabel', { name, number: index + 1 })}
              onChange={(label) => replace(index, { label })}
            />
            <span className={classes.listValue} />
            <IconButton
              icon="close"
              label={t('common.form.removeEntry', { name, number: index + 1 })}
              onClick={() => onChange(entries.filter((_, at) => at !== index))}
            />
          </div>
          <div className={classes.addressParts}>
            {parts[i18n.language === 'zh-CN' ? 'zh-CN' : 'en'].map((part) => (
              <TextInput
                key={part}
                className={part === 'street' ? classes.street : undefined}
                placeholder={t(`common.address.${part}`)}
                aria-label={t(`common.address.${part}`)}
                value={entry[part]}
                onChange={(event) => replace(index, { [part]: event.currentTarget.value })}
              />
            ))}
          </div>
        </div>
      ))}
      <ActionButton tone="quiet" isSmall icon="plus" onClick={() => onChange([...entries, blank])}>
        {t('common.form.add.addresses')}
      </ActionButton>
    </div>
  );
}
