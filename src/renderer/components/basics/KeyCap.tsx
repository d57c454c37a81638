import { isMac } from '@renderer/app/keys';
import { useTranslation } from 'react-i18next';
import classes from './basics.module.css';

const signs: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  enter: 'Enter',
  tab: 'Tab',
  alt: 'Alt',
  mod: isMac ? '⌘' : 'Ctrl',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
};

/** The caps of one binding, written as in `useKeys`: `n c` gives two caps, `mod+enter` one reading `Ctrl Enter`. */
export function KeyCap({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const cap = (key: string): string => {
    const name = key.toLowerCase();
    return name === 'space' ? t('common.keys.space') : (signs[name] ?? key.toUpperCase());
  };
  return (
    <span className={classes.keys} aria-hidden="true">
      {keys.split(' ').map((part, index) => (
        <kbd key={index} className={classes.key}>
          {part === '+' ? '+' : part.split('+').map(cap).join(' ')}
        </kbd>
      ))}
    </span>
  );
}
