import { useEffect, useRef } from 'react';

/** A jump asks for its rows when the thumb has rested this long, in milliseconds. */
const jumpDelay = 60;
/** Rows a wheel or a key may pass between two drawings, even slow ones; a thumb passes thousands. */
const nearRows = 300;

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
    const ask = () => request.current(start, end);
    // From where it was drawn last, not from what was asked for last: else a fling that was far once would never ask again.
    const isNear = Math.abs(start - seen.current) <= nearRows;
    seen.current = start;
    if (isNear) {
      ask();
      return;
    }
    const timer = setTimeout(ask, jumpDelay);
    return () => clearTimeout(timer);
  }, [start, end, total]);
}
