import { iconPaths, type IconName } from './paths';
import classes from './Icon.module.css';

export interface IconProps {
  name: IconName;
  /** Edge length in pixels: 16 alone, 14 in rows, 12 in pills. */
  size?: 12 | 14 | 16 | 20 | 22;
  /** Colour by meaning; without it the icon takes the colour of its words. */
  tone?: 'accent' | 'good' | 'warn' | 'bad' | 'quiet' | 'faint';
  /** Only for an icon that stands alone: becomes its accessible name. */
  label?: string;
}

/** One outline sign. It is hidden from assistive technology unless it has a label. */
export function Icon({ name, size = 16, tone, label }: IconProps) {
  return (
    <svg
      className={classes.icon}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      data-tone={tone}
      data-small={size === 12 || undefined}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {iconPaths[name]}
    </svg>
  );
}
