import { Menu } from '@mantine/core';
import { Icon } from '@renderer/app/icons/Icon';
import classes from './Imports.module.css';

interface ChooseProps<Value extends string> {
  label: string;
  /** Null before anything was chosen. */
  value: Value | null;
  items: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A choice of the line above a step: what it is about, and what holds now. */
export function Choose<Value extends string>({ label, value, items, onChange }: ChooseProps<Value>) {
  const current = items.find((item) => item.value === value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.choose}>
          <span>{label}</span>
          {current && <b>{current.label}</b>}
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.value}
            onClick={() => onChange(item.value)}
            rightSection={item.value === value && <Icon name="check" size={12} />}
          >
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
