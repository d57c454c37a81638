import { Icon } from '@renderer/app/icons/Icon';
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import type { Sort } from './types';

interface SortMenuProps {
  /** What the list can be sorted by. */
  fields: readonly { key: string; label: string }[];
  sort: Sort | null;
  onChange: (sort: Sort) => void;
}

/** By what the list is sorted, in words; also fields that are no column. */
export function SortMenu({ fields, sort, onChange }: SortMenuProps) {
  const { t } = useTranslation();
  const current = fields.find(({ key }) => key === sort?.key);
  const words =
    current && sort
      ? t(sort.direction === 'ascending' ? 'common.table.sortedAscending' : 'common.table.sortedDescending', {
          name: current.label,
        })
      : t('common.table.unsorted');
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionButton isSmall tone="quiet" icon="sort">
          {words}
        </ActionButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('common.table.sortTitle')}</Menu.Label>
        {fields.map(({ key, label }) => (
          <Menu.RadioItem
            key={key}
            value={key}
            checked={key === sort?.key}
            checkIcon={<Icon name="check" size={12} />}
            closeMenuOnClick
            onChange={() => onChange({ key, direction: sort?.direction ?? 'ascending' })}
          >
            {label}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        {(['ascending', 'descending'] as const).map((direction) => (
          <Menu.RadioItem
            key={direction}
            value={direction}
            checked={sort?.direction === direction}
            checkIcon={<Icon name="check" size={12} />}
            rightSection={<Icon name={direction === 'ascending' ? 'arrowUp' : 'arrowDown'} size={14} />}
            disabled={!sort}
            closeMenuOnClick
            onChange={() => sort && onChange({ ...sort, direction })}
          >
            {t(`common.table.${direction}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
