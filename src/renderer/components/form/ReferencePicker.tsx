import { Icon } from '@renderer/app/icons/Icon';
import { MultiSelect, Select, type ComboboxItem, type MultiSelectProps, type SelectProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../basics/Avatar';
import type { FindReferences, ReferenceValue } from './field-types';
import classes from './Form.module.css';

interface ReferencePickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  isPerson: boolean;
  find: FindReferences;
  value: ReferenceValue | null;
  onChange: (value: ReferenceValue | null) => void;
}

/** Chooses a user, a department or another record; the list comes from `find` while typing. */
export function ReferencePicker({ isPerson, find, value, onChange, ...rest }: ReferencePickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(value?.name ?? '');
  const { known, search, searchSoon } = useFound(find, value ? [value] : []);
  return (
    <Select
      {...rest}
      data={known.map(toOption)}
      value={value?.id ?? null}
      searchable
      clearable={!rest['aria-required']}
      searchValue={query}
      filter={keepAll}
      onSearchChange={(text) => {
        setQuery(text);
        searchSoon(text === value?.name ? '' : text);
      }}
      onDropdownOpen={() => void search('')}
      nothingFoundMessage={t('common.form.nothingFound')}
      leftSection={
        value && isPerson ? <Avatar id={value.id} name={value.name} isDecorative /> : <Icon name="search" size={14} />
      }
      renderOption={({ option }) => <ReferenceOption option={option} known={known} isPerson={isPerson} />}
      onChange={(id) => onChange(known.find((one) => one.id === id) ?? null)}
    />
  );
}

interface ReferenceListPickerProps extends Omit<MultiSelectProps, 'data' | 'value' | 'onChange'> {
  find: FindReferences;
  value: ReferenceValue[];
  onChange: (value: ReferenceValue[]) => void;
}

/** Chooses several users. */
export function ReferenceListPicker({ find, value, onChange, ...rest }: ReferenceListPickerProps) {
  const { t } = useTranslation();
  const { known, search, searchSoon } = useFound(find, value);
  return (
    <MultiSelect
      {...rest}
      data={known.map(toOption)}
      value={value.map(({ id }) => id)}
      searchable
      filter={keepAll}
      onSearchChange={searchSoon}
      onDropdownOpen={() => void search('')}
      nothingFoundMessage={t('common.form.nothingFound')}
      renderOption={({ option }) => <ReferenceOption option={option} known={known} isPerson />}
      onChange={(ids) => onChange(known.filter(({ id }) => ids.includes(id)))}
    />
  );
}

function ReferenceOption({
  option,
  known,
  isPerson,
}: {
  option: ComboboxItem;
  known: ReferenceValue[];
  isPerson: boolean;
}) {
  const detail = known.find(({ id }) => id === option.value)?.detail;
  return (
    <span className={classes.referenceOption}>
      {isPerson && <Avatar id={option.value} name={option.label} isDecorative />}
      <span>{option.label}</span>
      {detail && <span className={classes.referenceDetail}>{detail}</span>}
    </span>
  );
}

/** What `find` answered to the newest question, with the chosen ones among it. */
function useFound(find: FindReferences, chosen: ReferenceValue[]) {
  const [found, setFound] = useState<ReferenceValue[]>([]);
  const newest = useRef(0);
  const search = async (text: string) => {
    newest.current += 1;
    const mine = newest.current;
    const answer = await find(text);
    if (mine === newest.current) setFound(answer);
  };
  const searchSoon = useDebouncedCallback((text: string) => void search(text), 120);
  const known = [...chosen.filter(({ id }) => !found.some((one) => one.id === id)), ...found];
  return { known, search, searchSoon };
}

function toOption({ id, name }: ReferenceValue): ComboboxItem {
  return { value: id, label: name };
}

/** The engine has searched already, also in pinyin and numbers: everything it found fits. */
function keepAll<Entry>({ options }: { options: Entry[] }): Entry[] {
  return options;
}
