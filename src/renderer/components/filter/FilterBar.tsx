import { Icon } from '@renderer/app/icons/Icon';
import { KeyLayer, useKeys } from '@renderer/app/keys';
import { Popover } from '@mantine/core';
import type { Filter } from '@shared/contract/list';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import {
  chipsOf,
  fromChips,
  isGroup,
  newCondition,
  tidyFilter,
  type FilterField,
  type FilterGroup,
} from './filter-model';
import classes from './Filter.module.css';
import { FilterGroupEditor } from './FilterGroupEditor';
import { useFilterWords } from './use-filter-words';

interface FilterBarProps {
  fields: readonly FilterField[];
  filter: Filter | null;
  onChange: (filter: Filter | null) => void;
}

/** A filter as chips that read as sentences; a click opens one, `F` adds one, nested groups included. */
export function FilterBar({ fields, filter, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const chips = chipsOf(filter);
  const [firstField] = fields;
  useKeys([{ keys: 'f', label: t('common.filter.add'), run: () => setOpen(chips.length) }]);
  const replace = (index: number, next: Filter | null) => {
    const changed = chips.flatMap((chip, at) => (at === index ? (next ? [next] : []) : [chip]));
    if (index === chips.length && next) changed.push(next);
    onChange(fromChips(changed));
    setOpen(null);
  };
  return (
    <>
      {chips.map((chip, index) => (
        <ChipPopover
          key={index}
          fields={fields}
          filter={chip}
          isOpen={open === index}
          onOpen={() => setOpen(index)}
          onClose={() => setOpen(null)}
          onChange={(next) => replace(index, next)}
        >
          <FilterChip
            fields={fields}
            filter={chip}
            onOpen={() => setOpen(open === index ? null : index)}
            onRemove={() => replace(index, null)}
          />
        </ChipPopover>
      ))}
      {firstField && (
        <ChipPopover
          fields={fields}
          filter={newCondition(firstField)}
          isOpen={open === chips.length}
          onOpen={() => setOpen(chips.length)}
          onClose={() => setOpen(null)}
          onChange={(next) => replace(chips.length, next)}
        >
          <span className={classes.add}>
            <ActionButton isSmall tone="quiet" icon="plus" keys="f" onClick={() => setOpen(chips.length)}>
              {t('common.filter.add')}
            </ActionButton>
          </span>
        </ChipPopover>
      )}
    </>
  );
}

interface FilterChipProps {
  fields: readonly FilterField[];
  filter: Filter;
  onOpen: () => void;
  onRemove: () => void;
}

/** One condition, or one group in a sentence; the cross takes it away. */
export function FilterChip({ fields, filter, onOpen, onRemove }: FilterChipProps) {
  const { t } = useTranslation();
  const words = useFilterWords(fields);
  const sentence = words.sentence(filter);
  const condition = isGroup(filter) ? null : words.condition(filter);
  return (
    <span className={classes.chip}>
      <button
        type="button"
        className={classes.chipWords}
        aria-label={t('common.filter.edit', { name: sentence })}
        aria-haspopup="dialog"
        title={sentence}
        onClick={onOpen}
      >
        {condition ? (
          <>
            <span>{condition.field}</span>
            <span>{condition.operator}</span>
            {condition.value && <b>{condition.value}</b>}
          </>
        ) : (
          <b className={classes.chipSentence}>{sentence}</b>
        )}
      </button>
      <button
        type="button"
        className={classes.chipRemove}
        aria-label={t('common.filter.remove', { name: sentence })}
        onClick={onRemove}
      >
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

interface ChipPopoverProps {
  fields: readonly FilterField[];
  filter: Filter;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onChange: (filter: Filter | null) => void;
  children: ReactNode;
}

function ChipPopover({ fields, filter, isOpen, onClose, onChange, children }: ChipPopoverProps) {
  const { t } = useTranslation();
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      width={560}
      trapFocus
      returnFocus
      // The chip's own button says what it opens; the place beside it is no control.
      withRoles={false}
      closeOnClickOutside
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Popover.Target>
        <span className={classes.target}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('common.filter.title')}>
        {isOpen && (
          <KeyLayer>
            <ChipEditor fields={fields} filter={filter} onChange={onChange} onClose={onClose} />
          </KeyLayer>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function ChipEditor({ fields, filter, onChange, onClose }: Omit<ChipPopoverProps, 'isOpen' | 'onOpen' | 'children'>) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FilterGroup>(isGroup(filter) ? filter : { and: [filter] });
  const apply = () => {
    const tidy = tidyFilter(draft);
    // A group of one is that one: the chip then reads as a condition.
    const [only, ...others] = tidy && isGroup(tidy) ? chipsOfGroup(tidy) : [];
    onChange(only && others.length === 0 ? only : tidy);
  };
  useKeys([
    { keys: 'mod+enter', run: apply },
    { keys: 'Escape', run: onClose, isActiveWhileTyping: true },
  ]);
  return (
    <div className={classes.editor}>
      <FilterGroupEditor fields={fields} group={draft} onChange={setDraft} depth={0} />
      <div className={classes.editorActions}>
        <ActionButton tone="quiet" isSmall onClick={onClose} keys="Escape">
          {t('common.action.cancel')}
        </ActionButton>
        <ActionButton tone="solid" isSmall onClick={apply} keys="mod+enter">
          {t('common.action.apply')}
        </ActionButton>
      </div>
    </div>
  );
}

function chipsOfGroup(group: FilterGroup): Filter[] {
  return 'and' in group ? group.and : group.or;
}
