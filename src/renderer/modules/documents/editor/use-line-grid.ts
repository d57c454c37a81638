import { useCallback, useEffect, useReducer, useRef } from 'react';
import { lineCells, type LineCell } from './draft-lines';

/** Where one is in the table, and what the cell began with while it is typed in. */
interface GridState {
  readonly at: { readonly id: string; readonly cell: LineCell } | null;
  /** Null while nothing is typed; what the cell shows first otherwise, undefined for what stood there. */
  readonly typing: { readonly text: string | undefined } | null;
  /** Raised by every move of the keyboard: the cell then takes the focus. */
  readonly moves: number;
}

type GridAction =
  | { readonly kind: 'go'; readonly id: string; readonly cell: LineCell; readonly isTyping?: boolean }
  | { readonly kind: 'type'; readonly id: string; readonly cell: LineCell; readonly text?: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'end' };

const start: GridState = { at: null, typing: null, moves: 0 };

function reduce(state: GridState, action: GridAction): GridState {
  switch (action.kind) {
    case 'go':
      return {
        at: { id: action.id, cell: action.cell },
        typing: action.isTyping ? { text: undefined } : null,
        moves: state.moves + 1,
      };
    case 'type':
      return { ...state, at: { id: action.id, cell: action.cell }, typing: { text: action.text } };
    case 'stop':
      return state.typing ? { ...state, typing: null, moves: state.moves + 1 } : state;
    case 'end':
      return { ...state, at: null, typing: null };
    case 'leave':
      return state.typing ? { ...state, typing: null } : state;
  }
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The place of the keyboard among the cells of lines, moving between them, and out to the row that adds. */
export function useLineGrid(ids: readonly string[], withCost: boolean, onPastEnd: () => void) {
  const [state, dispatch] = useReducer(reduce, start);
  const table = useRef<HTMLTableElement>(null);
  const shape = useRef({ ids, withCost, onPastEnd });
  useEffect(() => {
    shape.current = { ids, withCost, onPastEnd };
  });
  const { at, typing, moves } = state;
  useEffect(() => {
    if (moves === 0 || !at || typing) return;
    table.current?.querySelector<HTMLElement>(`[data-cell="${at.id} ${at.cell}"]`)?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what moved takes the focus, not what is drawn again
  }, [moves]);

  const go = useCallback((id: string, cell: LineCell, isTyping = false) => {
    dispatch({ kind: 'go', id, cell, isTyping });
  }, []);
  const step = useCallback((id: string, cell: LineCell, direction: Direction) => {
    const { ids: rows, withCost: hasCost, onPastEnd: goOn } = shape.current;
    const leave = () => {
      dispatch({ kind: 'end' });
      goOn();
    };
    const cells: readonly LineCell[] = hasCost ? lineCells : lineCells.filter((one) => one !== 'unitCost');
    const row = rows.indexOf(id);
    if (direction === 'up' || direction === 'down') {
      const next = rows[row + (direction === 'down' ? 1 : -1)];
      if (next !== undefined) dispatch({ kind: 'go', id: next, cell });
      else if (direction === 'down') leave();
      else dispatch({ kind: 'stop' });
      return;
    }
    const place = row * cells.length + cells.indexOf(cell) + (direction === 'right' ? 1 : -1);
    const nextId = rows[Math.floor(place / cells.length)];
    const nextCell = cells[place % cells.length];
    if (nextId !== undefined && nextCell) dispatch({ kind: 'go', id: nextId, cell: nextCell });
    else if (place > 0) leave();
    else dispatch({ kind: 'stop' });
  }, []);
  const type = useCallback((id: string, cell: LineCell, text?: string) => {
    dispatch({ kind: 'type', id, cell, ...(text !== undefined && { text }) });
  }, []);
  const stop = useCallback(() => dispatch({ kind: 'stop' }), []);
  const leave = useCallback(() => dispatch({ kind: 'leave' }), []);
  return { table, at, typing, go, step, type, stop, leave };
}
