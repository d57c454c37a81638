import { useEffect, useRef } from 'react';

/** A jump asks for its rows when the thumb has rested this long, in milliseconds. */
const jumpDelay = 60;
/** Rows a wheel or a key may pass between two drawings, even slow ones; a thumb passes thousands. */
const nearRows = 300;
/** Rows asked for before they come into sight, on the side one scrolls to. */
const rowsAhead = 150;

/**
 * Tells the page which rows it should have: at once while scrolling on, after a short rest when the thumb is being
 * dragged across the list, so that a drag does not ask for everything it passes.
 */
export function useRangeRequest(
  start: number,
  end: number,
  total: number,
  onNeeded: (start: number, end: number) => void,
) {
  const seen = useRef(0);
  const request = useRef(onNeeded);
  useEffect(() => {
    request.current = onNeeded;
  });
  useEffect(() => {
    if (end <= start) return;
    // From where it was drawn last, not from what was asked for last: else a fling that was far once would never ask again.
    const moved = start - seen.current;
    seen.current = start;
    if (Math.abs(moved) <= nearRows) {
      const [before, after] = [moved < 0 ? rowsAhead : 0, moved > 0 ? rowsAhead : 0];
      request.current(Math.max(0, start - before), Math.min(total, end + after));
      return;
    }
    const timer = setTimeout(() => request.current(start, end), jumpDelay);
    return () => clearTimeout(timer);
  }, [start, end, total]);
}
