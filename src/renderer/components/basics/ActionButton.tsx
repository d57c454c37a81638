import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Button } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';
import { Link } from '@renderer/app/link';
import classes from './basics.module.css';
import buttonClasses from './ActionButton.module.css';
import { KeyCap } from './KeyCap';

interface ActionButtonProps {
  children: ReactNode;
  icon?: IconName;
  /** Printed in a key cap; registering it is the page's business (`useKeys`). */
  keys?: string;
  /** `solid` at most once on a screen. */
  tone?: 'solid' | 'plain' | 'quiet' | 'danger';
  /** 28 high, for rows and bars. */
  isSmall?: boolean;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  /** A page to open instead of `onClick`. */
  to?: string;
  isDisabled?: boolean;
  /** Why it is disabled, or more words than fit. */
  title?: string;
  isBusy?: boolean;
  type?: 'button' | 'submit';
  ref?: Ref<HTMLButtonElement>;
}

/** A button that says what happens, with its sign and its key. */
export function ActionButton(props: ActionButtonProps) {
  const { children, icon, keys, tone = 'plain', isSmall, onClick, to, isDisabled, title, isBusy, type, ref } = props;
  const shared = {
    size: isSmall ? 'xs' : 'sm',
    variant: tone === 'solid' ? 'filled' : tone === 'quiet' ? 'subtle' : 'default',
    className: [tone === 'solid' && classes.solid, tone === 'danger' && buttonClasses.danger].filter(Boolean).join(' '),
    leftSection: icon && <Icon name={icon} size={isSmall ? 14 : 16} />,
    rightSection: keys && <KeyCap keys={keys} />,
    title,
  } as const;
  if (to) {
    return (
      <Button {...shared} component={Link} to={to}>
        {children}
      </Button>
    );
  }
  return (
    <Button {...shared} ref={ref} type={type ?? 'button'} onClick={onClick} disabled={isDisabled} loading={isBusy}>
      {children}
    </Button>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** Accessible name and tooltip. */
  label: string;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  isSmall?: boolean;
  isDisabled?: boolean;
  isPressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
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
