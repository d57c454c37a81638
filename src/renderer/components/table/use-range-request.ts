import { useEffect, useRef } from 'react';

/** A jump asks for its rows when the thumb has rested this long, in milliseconds. */
const jumpDelay = 60;

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
  const asked = useRef<[number, number] | null>(null);
  const request = useRef(onNeeded);
  useEffect(() => {
    request.current = onNeeded;
  });
  useEffect(() => {
    if (end <= start) return;
    const ask = () => {
      asked.current = [start, end];
      request.current(start, end);
    };
    const isNear = !asked.current || (start <= asked.current[1] && end >= asked.current[0]);
    if (isNear) {
      ask();
      return;
    }
    const timer = setTimeout(ask, jumpDelay);
    return () => clearTimeout(timer);
  }, [start, end, total]);
}
