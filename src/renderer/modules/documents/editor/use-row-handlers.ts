import { useCallback, useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '@renderer/components/feedback/toast-store';
import { movedLine, newLine, withCell, type DraftLine, type LineCell } from './draft-lines';
import type { RowHandlers } from './LineRow';
import type { useLineGrid } from './use-line-grid';

export type ChangeLines = (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;

interface Drag {
  readonly id: string;
  /** The line it would take the place of. */
  readonly over: string | null;
}

/** What rows do to the lines, always the same functions, so that a change draws only the row it is in. */
export function useRowHandlers(
  lines: readonly DraftLine[],
  onChange: ChangeLines | undefined,
  { go, step, type, stop, leave }: Omit<ReturnType<typeof useLineGrid>, 'table' | 'at' | 'typing'>,
  toAdding: () => void,
): { handlers: RowHandlers | null; over: string | null } {
  const { t } = useTranslation();
  const [drag, setDrag] = useState<Drag | null>(null);
  const live = useRef({ lines, drag });
  useEffect(() => {
    live.current = { lines, drag };
  });
  const placeOf = useCallback((id: string) => live.current.lines.findIndex((line) => line.id === id), []);

  const onCommit = useCallback(
    (id: string, cell: LineCell, text: string): boolean => {
      // Whether a text can stand in a cell does not depend on the rest of its line.
      if (!withCell(newLine({ name: '-' }), cell, text)) return false;
      onChange?.((before) => before.map((line) => (line.id === id ? (withCell(line, cell, text) ?? line) : line)));
      return true;
    },
    [onChange],
  );
  const onRemove = useCallback(
    (id: string) => {
      const { lines: before } = live.current;
      const place = placeOf(id);
      const line = before[place];
      if (!line || !onChange) return;
      onChange((now) => now.filter((one) => one.id !== id));
      const next = before[place + 1] ?? before[place - 1];
      if (next) go(next.id, 'name');
      else toAdding();
      showToast({
        message: t('documents.editor.removed', { name: line.name }),
        undo: () => onChange((now) => [...now.slice(0, place), line, ...now.slice(place)]),
      });
    },
    [onChange, go, toAdding, placeOf, t],
  );
  const onKey = useCallback(
    (id: string, cell: LineCell, event: KeyboardEvent) => {
      if (!event.altKey) return;
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (by !== 0) {
        event.preventDefault();
        const to = placeOf(id) + by;
        onChange?.((before) => movedLine(before, id, to));
        go(id, cell);
      } else if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        onRemove(id);
      }
    },
    [onChange, go, onRemove, placeOf],
  );
  const onDrag = useCallback((id: string | null) => setDrag(id === null ? null : { id, over: null }), []);
  const onDragOver = useCallback((id: string, event: DragEvent) => {
    if (!live.current.drag) return;
    event.preventDefault();
    setDrag((before) => (before && before.over !== id ? { ...before, over: id } : before));
  }, []);
  const onDrop = useCallback(
    (id: string, event: DragEvent) => {
      const moved = live.current.drag;
      if (!moved) return;
      event.preventDefault();
      setDrag(null);
      const to = placeOf(id);
      onChange?.((before) => movedLine(before, moved.id, to));
    },
    [onChange, placeOf],
  );
  const isOpen = onChange !== undefined;
  const handlers = useMemo<RowHandlers | null>(
    () =>
      isOpen
        ? {
            ...{ onCommit, onRemove, onKey, onDrag, onDragOver, onDrop },
            ...{ onStep: step, onType: type, onStop: stop, onLeave: leave },
          }
        : null,
    [isOpen, onCommit, onRemove, onKey, onDrag, onDragOver, onDrop, step, type, stop, leave],
  );
  return { handlers, over: drag?.over ?? null };
}
