import { useRef, useState, type KeyboardEvent } from 'react';
import { isComposing } from '@renderer/app/keys';
import classes from './TypedText.module.css';

interface TypedTextProps {
  label: string;
  /** As it is typed. */
  text: string;
  /** As it reads at rest; the text itself unless said otherwise. */
  shown?: string;
  placeholder?: string;
  hint?: string;
  isNumber?: boolean;
  /** False where it cannot stand there; it is then told in red and put back when one leaves. */
  onCommit: (text: string) => boolean;
}

/** A quiet field within a text: Enter or leaving takes it, Esc puts it back. */
export function TypedText({ label, text, shown = text, placeholder, hint, isNumber, onCommit }: TypedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const isDone = useRef(false);
  const commit = (): boolean => {
    if (typed === null || typed === text) return true;
    const isTaken = onCommit(typed);
    setIsWrong(!isTaken);
    return isTaken;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      isDone.current = true;
      event.currentTarget.blur();
    } else if (event.key === 'Enter') {
      if (commit()) {
        isDone.current = true;
        event.currentTarget.blur();
      } else event.preventDefault();
    }
  };
  return (
    <input
      className={classes.input}
      data-number={isNumber || undefined}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={hint}
      placeholder={placeholder}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      value={typed ?? shown}
      onFocus={(event) => {
        isDone.current = false;
        setTyped(text);
        const input = event.currentTarget;
        requestAnimationFrame(() => input.select());
      }}
      onChange={(event) => {
        setIsWrong(false);
        setTyped(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!isDone.current) commit();
        setTyped(null);
        setIsWrong(false);
      }}
    />
  );
}
