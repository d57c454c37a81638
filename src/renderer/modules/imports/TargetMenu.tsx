import { Menu, ScrollArea } from '@mantine/core';
import {
  addressPartNames,
  type ColumnTargetInput,
  type ImportColumn,
  type ImportTarget,
} from '@shared/modules/imports/import';
import type { FieldType } from '@shared/contract/fields';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { labelWord } from '../records/record-fields';
import classes from './Imports.module.css';

interface TargetMenuProps {
  column: ImportColumn;
  target: ColumnTargetInput;
  targets: readonly ImportTarget[];
  labelOf: (field: string) => string;
  onChange: (target: ColumnTargetInput) => void;
}

/** Where a column goes: a field, a part of an address, or nowhere. */
export function TargetMenu({ column, target, targets, labelOf, onChange }: TargetMenuProps) {
  const { t } = useTranslation();
  const name = useTargetName(targets, labelOf);
  return (
    <Menu position="bottom-start" width={224}>
      <Menu.Target>
        <button
          type="button"
          className={classes.target}
          data-off={target.field === null || undefined}
          aria-label={t('importPage.map.targetOf', { column: column.header })}
        >
          {name(target)}
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320} type="auto">
          <Menu.Item onClick={() => onChange({ field: null })}>{t('importPage.map.leaveOut')}</Menu.Item>
          <Menu.Divider />
          {targets.flatMap((one) =>
            one.type === 'addresses'
              ? addressPartNames
                  .filter((part) => part !== 'label')
                  .map((part) => (
                    <Menu.Item
                      key={`${one.field}.${part}`}
                      onClick={() => onChange({ field: one.field, part, group: target.group ?? 'chosen' })}
                    >
                      {name({ field: one.field, part })}
                    </Menu.Item>
                  ))
              : [
                  <Menu.Item key={one.field} onClick={() => onChange({ field: one.field })}>
                    {name({ field: one.field })}
                  </Menu.Item>,
                ],
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

/** How a target is called: `电话 · 手机`, `地址 · 城市`, or that the column is left out. */
export function useTargetName(
  targets: readonly ImportTarget[],
  labelOf: (field: string) => string,
): (target: ColumnTargetInput) => string {
  const { t } = useTranslation();
  return ({ field, part, label }) => {
    if (field === null) return t('importPage.map.leaveOut');
    const type = targets.find((target) => target.field === field)?.type as FieldType | undefined; // The engine names types of fields.
    const more = part ? t(`common.address.${part}`) : label && type ? labelWord(type, label, t) : '';
    return more ? t('importPage.map.partOf', { field: labelOf(field), part: more }) : labelOf(field);
  };
}
