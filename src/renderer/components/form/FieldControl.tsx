import { Icon } from '@renderer/app/icons/Icon';
import {
  Autocomplete,
  MultiSelect,
  NumberInput,
  Select,
  SegmentedControl,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';
import { AddressListEditor } from './AddressListEditor';
import type { AddressValue, EditorField, FieldValue, LabelledValue, LinkValue, ReferenceValue } from './field-types';
import { LinkListEditor } from './LinkListEditor';
import { DecimalInput } from './DecimalInput';
import { LabelledListEditor } from './LabelledListEditor';
import { MoneyInput } from './MoneyInput';
import { ReferenceListPicker, ReferencePicker } from './ReferencePicker';

interface FieldControlProps {
  field: EditorField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** A list closed by its choice is final: an inline editor saves then. */
  onCommit?: (value: FieldValue) => void;
  fault?: string;
  /** Ties the control to a label of the form; an editor in a cell names itself. */
  id?: string;
  isAutoFocused?: boolean;
  describedBy?: string;
}

/** The control of one field, without its label. Values of another shape than the type's count as empty. */
export function FieldControl({
  field,
  value,
  onChange,
  onCommit,
  fault,
  id,
  isAutoFocused,
  describedBy,
}: FieldControlProps) {
  const { t } = useTranslation();
  const shared = {
    id,
    placeholder: field.placeholder,
    readOnly: field.isReadOnly,
    error: Boolean(fault),
    'aria-label': id ? undefined : field.label,
    'aria-required': field.required || undefined,
    'aria-describedby': describedBy,
    'data-autofocus': isAutoFocused || undefined,
    autoFocus: isAutoFocused,
  };
  const text = typeof value === 'string' ? value : '';
  const choose = (next: FieldValue) => {
    onChange(next);
    onCommit?.(next);
  };
  switch (field.type) {
    case 'text':
      if (field.suggestions)
        return <Autocomplete {...shared} data={[...field.suggestions]} value={text} onChange={onChange} />;
      return <TextInput {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'longText':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'decimal':
      if (field.suggestions) {
        return (
          <Autocomplete
            {...shared}
            inputMode="decimal"
            data={[...field.suggestions]}
            filter={({ options }) => options}
            value={text}
            onChange={(next) => onChange(next.replace(/[^\d.]/g, ''))}
          />
        );
      }
      return <DecimalInput {...shared} value={text} onChange={(next) => onChange(next || null)} />;
    case 'money':
      return (
        <MoneyInput
          {...shared}
          currency={field.currency}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DateInput
          {...shared}
          valueFormat="YYYY-MM-DD"
          value={text || null}
          clearable={!field.required}
          clearButtonProps={{ 'aria-label': t('common.form.clear', { name: field.label }) }}
          onChange={onChange}
          leftSection={<Icon name="calendar" size={14} />}
        />
      );
    case 'moment':
      return (
        <DateTimePicker
          {...shared}
          valueFormat="YYYY-MM-DD HH:mm"
          value={text ? new Date(text) : null}
          clearable={!field.required}
          clearButtonProps={{ 'aria-label': t('common.form.clear', { name: field.label }) }}
          // Mantine answers in local time without a zone; what is stored is a moment in UTC.
          onChange={(next) => onChange(next && new Date(next).toISOString())}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          data={[...field.options]}
          value={text || null}
          searchable={field.options.length > 8}
          clearable={!field.required}
          nothingFoundMessage={t('common.form.nothingFound')}
          defaultDropdownOpened={Boolean(onCommit)}
          onChange={choose}
        />
      );
    case 'multiChoice':
      return <MultiSelect {...shared} data={[...field.options]} value={texts(value)} searchable onChange={onChange} />;
    case 'yesNo':
      return (
        <SegmentedControl
          className={classes.yesNo}
          aria-label={field.label}
          value={typeof value === 'boolean' ? String(value) : ''}
          data={[
            { value: 'true', label: t('common.value.yes') },
            { value: 'false', label: t('common.value.no') },
          ]}
          onChange={(next) => choose(next === 'true')}
        />
      );
    case 'tags':
      return <TagsInput {...shared} data={[...(field.suggestions ?? [])]} value={texts(value)} onChange={onChange} />;
    case 'phones':
    case 'emails':
    case 'handles':
      return (
        <LabelledListEditor
          kind={field.type}
          id={id}
          name={field.label}
          labels={field.labels}
          value={objects<LabelledValue>(value, 'value')}
          onChange={onChange}
          hasFault={Boolean(fault)}
        />
      );
    case 'addresses':
      return (
        <AddressListEditor
          id={id}
          name={field.label}
          labels={field.labels}
          value={objects<AddressValue>(value, 'street')}
          onChange={onChange}
        />
      );
    case 'users':
      return (
        <ReferenceListPicker
          {...shared}
          find={field.find}
          value={objects<ReferenceValue>(value, 'id')}
          onChange={onChange}
        />
      );
    case 'links':
      return (
        <LinkListEditor
          id={id}
          name={field.label}
          addLabel={field.addLabel}
          roles={field.roles}
          find={field.find}
          value={objects<LinkValue>(value, 'role')}
          onChange={onChange}
        />
      );
    case 'user':
    case 'department':
    case 'reference':
      return (
        <ReferencePicker
          {...shared}
          isPerson={field.type === 'user'}
          find={field.find}
          value={isReference(value) ? value : null}
          onChange={choose}
        />
      );
  }
}

function texts(value: FieldValue): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** Entries of a list that have the named property; it tells the kinds of list entries apart. */
function objects<Entry extends LabelledValue | AddressValue | ReferenceValue | LinkValue>(
  value: FieldValue,
  property: keyof Entry,
): Entry[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Entry & typeof entry => typeof entry === 'object' && property in entry);
}

function isReference(value: FieldValue): value is ReferenceValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;
}
