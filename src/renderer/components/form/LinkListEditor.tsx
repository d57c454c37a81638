import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '../basics/ActionButton';
import type { FindReferences, LinkValue, Option } from './field-types';
import classes from './Form.module.css';
import { ReferencePicker } from './ReferencePicker';

interface LinkListEditorProps {
  id?: string;
  name: string;
  addLabel: string;
  /** The usual roles; any other word can be typed. */
  roles: readonly Option[];
  find: FindReferences;
  value: LinkValue[];
  onChange: (value: LinkValue[]) => void;
}

/** Several linked records, each with what the person is there. */
export function LinkListEditor({ id, name, addLabel, roles, find, value, onChange }: LinkListEditorProps) {
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(value.length === 0);
  const replace = (index: number, patch: Partial<LinkValue>) =>
    onChange(value.map((entry, at) => (at === index ? { ...entry, ...patch } : entry)));
  return (
    <div className={classes.list} role="group" aria-label={name}>
      {value.map((entry, index) => (
        <div key={entry.id} className={classes.listLine}>
          <span className={classes.linkName}>{entry.name}</span>
          <Autocomplete
            className={classes.listLabel}
            aria-label={t('common.form.role', { name: entry.name })}
            placeholder={t('common.form.rolePlaceholder')}
            data={roles.map(({ label }) => label)}
            filter={({ options }) => options}
            value={roles.find((role) => role.value === entry.role)?.label ?? entry.role ?? ''}
            onChange={(text) => {
              const role = roles.find(({ label }) => label === text)?.value ?? text;
              replace(index, { role: role === '' ? null : role });
            }}
          />
          <IconButton
            icon="close"
            label={t('common.form.removeEntry', { name, number: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {isAdding ? (
        <div className={classes.listLine}>
          <ReferencePicker
            id={id}
            className={classes.listValue}
            isPerson={false}
            find={find}
            value={null}
            aria-label={addLabel}
            placeholder={addLabel}
            onChange={(chosen) => {
              if (!chosen) return;
              if (!value.some((entry) => entry.id === chosen.id)) onChange([...value, { ...chosen, role: null }]);
              setIsAdding(false);
            }}
          />
        </div>
      ) : (
        <ActionButton tone="quiet" isSmall icon="plus" onClick={() => setIsAdding(true)}>
          {addLabel}
        </ActionButton>
      )}
    </div>
  );
}
