import { initialOf } from '@shared/lib/text';
import classes from './basics.module.css';

const tints = ['sand', 'sage', 'sky', 'rose', 'plum', 'slate'] as const;
export type Tint = (typeof tints)[number];

interface AvatarProps {
  /** The person's id: it chooses the tint, so a person keeps one colour for ever. */
  id: string;
  name: string;
  size?: 20 | 24 | 32;
  /** Hidden from assistive technology when the name stands beside it. */
  isDecorative?: boolean;
}

/** One letter on the person's tint: the family name in Chinese, the first initial otherwise. */
export function Avatar({ id, name, size = 20, isDecorative = false }: AvatarProps) {
  const tint = tintOf(id);
  return (
    <span
      className={classes.avatar}
      data-size={size}
      style={{ background: `var(--hearth-${tint})`, color: `var(--hearth-${tint}-ink)` }}
      title={name}
      role={isDecorative ? undefined : 'img'}
      aria-label={isDecorative ? undefined : name}
      aria-hidden={isDecorative || undefined}
    >
      {initialOf(name)}
    </span>
  );
}

/** The tint of an id (FNV-1a), the same on every device. */
export function tintOf(id: string): Tint {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return tints[(hash >>> 0) % tints.length] ?? 'slate';
}
