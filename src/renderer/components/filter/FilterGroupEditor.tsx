import { Select, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '../basics/ActionButton';
import { ConditionEditor } from './ConditionEditor';
import { isGroup, membersOf, newCondition, withMembers, type FilterField, type FilterGroup } from './filter-model';
import classes from './Filter.module.css';

interface FilterGroupEditorProps {
  fields: readonly FilterField[];
  group: FilterGroup;
  onChange: (group: FilterGroup) => void;
  onRemove?: () => void;
  /** The engine takes five levels. */
  depth: number;
}

/** Conditions that must all hold, or one of them; groups inside groups. */
export function FilterGroupEditor({ fields, group, onChange, onRemove, depth }: FilterGroupEditorProps) {
  const { t } = useTranslation();
  const members = membersOf(group);
  const [firstField] = fields;
  if (!firstField) return null;
  const replace = (index: number, next: FilterGroup | ReturnType<typeof newCondition>) =>
    onChange(
      withMembers(
        group,
        members.map((member, at) => (at === index ? next : member)),
      ),
    );
  const remove = (index: number) =>
    onChange(
      withMembers(
        group,
        members.filter((_, at) => at !== index),
      ),
    );
  const add = (member: FilterGroup | ReturnType<typeof newCondition>) =>
    onChange(withMembers(group, [...members, member]));
  return (
    <div className={classes.group} data-nested={depth > 0 || undefined} role="group">
      {(members.length > 1 || depth > 0) && (
        <div className={classes.groupHead}>
          <SegmentedControl
            size="xs"
            value={'and' in group ? 'and' : 'or'}
            data={[
              { value: 'and', label: t('common.filter.all') },
              { value: 'or', label: t('common.filter.any') },
            ]}
            onChange={(joint) => onChange(joint === 'and' ? { and: members } : { or: members })}
          />
          <span className={classes.space} />
          {onRemove && <IconButton icon="close" label={t('common.filter.removeGroup')} isSmall onClick={onRemove} />}
        </div>
      )}
      {members.map((member, index) =>
        isGroup(member) ? (
          <FilterGroupEditor
            key={index}
            fields={fields}
            group={member}
            depth={depth + 1}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <div key={index} className={classes.line}>
            <Select
              className={classes.fieldSelect}
              data={fields.map(({ key, label }) => ({ value: key, label }))}
              value={member.field}
              searchable
              allowDeselect={false}
              // What one types next names another field.
              onFocus={(event) => event.currentTarget.select()}
              aria-label={t('common.filter.field')}
              data-autofocus={index === 0 && depth === 0}
              onChange={(key) => {
                const field = fields.find((one) => one.key === key);
                if (field) replace(index, newCondition(field));
              }}
            />
            <ConditionEditor
              field={fields.find(({ key }) => key === member.field) ?? firstField}
              condition={member}
              onChange={(next) => replace(index, next)}
            />
            <IconButton
              icon="close"
              label={t('common.action.remove')}
              isDisabled={members.length === 1 && depth === 0}
              onClick={() => remove(index)}
            />
          </div>
        ),
      )}
      <div className={classes.groupActions}>
        <ActionButton isSmall tone="quiet" icon="plus" onClick={() => add(newCondition(firstField))}>
          {t('common.filter.addCondition')}
        </ActionButton>
        {depth < 3 && (
          <ActionButton isSmall tone="quiet" icon="plus" onClick={() => add({ or: [newCondition(firstField)] })}>
            {t('common.filter.addGroup')}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
