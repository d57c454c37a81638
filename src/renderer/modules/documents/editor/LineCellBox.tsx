import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from '@renderer/app/keys';
import type { LineCell } from './draft-lines';
import classes from './LinesEditor.module.css';
import type { Direction } from './use-line-grid';

export interface CellHandlers {
  /** Takes what was typed; false where it cannot stand there. */
  readonly onCommit: (id: string, cell: LineCell, text: string) => boolean;
  readonly onStep: (id: string, cell: LineCell, direction: Direction) => void;
  readonly onType: (id: string, cell: LineCell, text?: string) => void;
  readonly onStop: () => void;
  readonly onLeave: () => void;
  /** A key the cell does not need itself, such as one that moves its line. */
  readonly onKey: (id: string, cell: LineCell, event: KeyboardEvent) => void;
}

interface LineCellBoxProps {
  id: string;
  cell: LineCell;
  /** Accessible name: the column, the line and the value. */
  label: string;
  /** As it is typed. */
  text: string;
  children: ReactNode;
  isHere: boolean;
  /** What it begins with while it is typed in. */
  typing: { readonly text: string | undefined } | null;
  /** Null where the value is fixed. */
  handlers: CellHandlers | null;
  className?: string | undefined;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** One value of a line: at rest a button, typed in where it stands. Enter goes down, Tab on, Esc puts it back. */
export function LineCellBox({
  id,
  cell,
  label,
  text,
  children,
  isHere,
  typing,
  handlers,
  className,
}: LineCellBoxProps) {
  const classNames = [classes.cell, className].filter(Boolean).join(' ');
  if (!handlers) return <span className={classNames}>{children}</span>;
  if (isHere && typing)
    return <CellInput {...{ id, cell, label, handlers, className }} before={text} first={typing.text ?? text} />;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) handlers.onKey(id, cell, event);
    else if (direction) {
      event.preventDefault();
      handlers.onStep(id, cell, direction);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      handlers.onType(id, cell);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      handlers.onCommit(id, cell, '');
    } else if (event.key.length === 1 && event.key !== ' ' && !isComposing(event)) {
      event.preventDefault();
      handlers.onType(id, cell, event.key);
    }
  };
  return (
    <button
      type="button"
      className={classNames}
      data-cell={`${id} ${cell}`}
      aria-label={label}
      onKeyDown={onKeyDown}
      onClick={() => handlers.onType(id, cell)}
    >
      {children}
    </button>
  );
}

interface CellInputProps {
  id: string;
  cell: LineCell;
  label: string;
  before: string;
  first: string;
  handlers: CellHandlers;
  className?: string | undefined;
}

function CellInput({ id, cell, label, before, first, handlers, className }: CellInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (first === before) input.current?.select();
  }, [first, before]);
  const commit = (): boolean => {
    const typed = input.current?.value ?? before;
    const isTaken = typed === before || handlers.onCommit(id, cell, typed);
    if (isTaken) isDone.current = true;
    setIsWrong(!isTaken);
    return isTaken;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const isSave = (event.ctrlKey || event.metaKey) && event.key === 'Enter';
    const direction: Direction | undefined =
      event.key === 'Tab'
        ? event.shiftKey
          ? 'left'
          : 'right'
        : event.key === 'Enter' || event.key === 'ArrowDown'
          ? 'down'
          : event.key === 'ArrowUp'
            ? 'up'
            : undefined;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      isDone.current = true;
      handlers.onStop();
    } else if (isSave || (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey))) {
      // The key is the page's; what stands here goes with it.
      if (!commit()) event.preventDefault();
    } else if (event.altKey) {
      if (commit()) handlers.onKey(id, cell, event);
    } else if (direction) {
      event.preventDefault();
      if (commit()) handlers.onStep(id, cell, direction);
    }
  };
  return (
    <input
      ref={input}
      className={[classes.input, className].filter(Boolean).join(' ')}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      defaultValue={first}
      inputMode={
        ['quantity', 'unitPrice', 'discountPercent', 'taxRate', 'unitCost'].includes(cell) ? 'decimal' : 'text'
      }
      autoComplete="off"
      onChange={() => setIsWrong(false)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!isDone.current) commit();
        handlers.onLeave();
      }}
    />
  );
}
