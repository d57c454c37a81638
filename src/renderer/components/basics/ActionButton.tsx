import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Button } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Link } from '@renderer/app/link';
import classes from './basics.module.css';
import buttonClasses from './ActionButton.module.css';
import { KeyCap } from './KeyCap';

interface ActionButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'disabled'> {
  children: ReactNode;
  icon?: IconName;
  /** Printed in a key cap; registering it is the page's business (`useKeys`). */
  keys?: string;
  /** `solid` at most once on a screen. */
  tone?: 'solid' | 'plain' | 'quiet' | 'danger';
  /** 28 high, for rows and bars. */
  isSmall?: boolean;
  /** A page to open instead of `onClick`. */
  to?: string;
  /** Its reason belongs into `title`. */
  isDisabled?: boolean;
  isBusy?: boolean;
}

/** A button that says what happens, with its sign and its key. */
export function ActionButton(props: ActionButtonProps) {
  const { children, icon, keys, tone = 'plain', isSmall, to, isDisabled, isBusy, ...button } = props;
  const shared = {
    size: isSmall ? 'xs' : 'sm',
    variant: tone === 'solid' ? 'filled' : tone === 'quiet' ? 'subtle' : 'default',
    className: [tone === 'solid' && classes.solid, tone === 'danger' && buttonClasses.danger].filter(Boolean).join(' '),
    leftSection: icon && <Icon name={icon} size={isSmall ? 14 : 16} />,
    rightSection: keys && <KeyCap keys={keys} />,
  } as const;
  if (to) {
    return (
      <Button {...shared} component={Link} to={to} title={button.title}>
        {children}
      </Button>
    );
  }
  return (
    <Button type="button" {...button} {...shared} disabled={isDisabled} loading={isBusy}>
      {children}
    </Button>
  );
}

interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'style' | 'children' | 'disabled'
> {
  icon: IconName;
  /** Accessible name and tooltip. */
  label: string;
  isSmall?: boolean;
  isDisabled?: boolean;
  isPressed?: boolean;
}

/** An icon alone: it has a name and a tooltip. */
export function IconButton({ icon, label, isSmall, isPressed, isDisabled, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={buttonClasses.iconButton}
      data-small={isSmall || undefined}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      title={label}
    >
      <Icon name={icon} size={isSmall ? 14 : 16} />
    </button>
  );
}
