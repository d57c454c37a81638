import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { scaledBeyond, scaleFor, toDrawn, toReal, type ScrollScale } from './scroll-scale';

type RowVirtualizer = Virtualizer<HTMLDivElement, Element>;

interface RowWindowOptions {
  scroller: RefObject<HTMLDivElement | null>;
  total: number;
  rowHeight: number;
  headHeight: number;
}

interface RowWindow {
  items: VirtualItem[];
  /** Height of the element that stands for all rows. */
  height: number;
  /** Added to each row's start to place it; not 0 only where the scrollbar is scaled. */
  shift: number;
  scrollToRow: (index: number) => void;
  /** Rows that fit, for PageUp and PageDown. */
  rowsPerPage: () => number;
}

/**
 * The rows to draw. Beyond 500,000 rows the scrollbar is scaled: wheel and keys still move by real pixels, and only
 * a drag of the thumb jumps. The drawn position drifts meanwhile and is set right when scrolling rests.
 */
export function useRowWindow({ scroller, total, rowHeight, headHeight }: RowWindowOptions): RowWindow {
  const position = useRef({ real: 0, drawn: 0 });
  const [shift, setShift] = useState(0);
  const scaleOf = useCallback(
    (element: HTMLElement): ScrollScale => scaleFor(total, rowHeight, headHeight, element.clientHeight),
    [total, rowHeight, headHeight],
  );
  const latestScale = useRef(scaleOf);
  useEffect(() => {
    latestScale.current = scaleOf;
  }, [scaleOf]);

  const moveTo = useCallback((element: HTMLElement, real: number) => {
    const scale = latestScale.current(element);
    element.scrollTop = toDrawn(scale, real);
    position.current = { real, drawn: element.scrollTop };
    setShift(element.scrollTop - real);
  }, []);

  const observeElementOffset = useCallback(
    (instance: RowVirtualizer, report: (offset: number, isScrolling: boolean) => void) => {
      const element = instance.scrollElement;
      if (!element) return;
      let rest: ReturnType<typeof setTimeout> | undefined;
      const settle = () => {
        // Somebody scrolls again and the event is still to come: setting the position now would take that back.
        if (element.scrollTop !== position.current.drawn) return;
        const real = position.current.real;
        flushSync(() => moveTo(element, real));
        report(real, false);
      };
      const handleScroll = () => {
        const scale = latestScale.current(element);
        const drawn = element.scrollTop;
        const delta = drawn - position.current.drawn;
        const isEnd = drawn <= 0 || drawn >= scale.drawn - 0.5;
        const isJump = Math.abs(delta) > element.clientHeight * 2;
        const real =
          scale.real === scale.drawn || isEnd || isJump
            ? toReal(scale, drawn)
            : Math.min(scale.real, Math.max(0, position.current.real + delta));
        position.current = { real, drawn };
        setShift(drawn - real);
        report(real, true);
        clearTimeout(rest);
        rest = setTimeout(settle, 150);
      };
      element.addEventListener('scroll', handleScroll, { passive: true });
      report(position.current.real, false);
      return () => {
        clearTimeout(rest);
        element.removeEventListener('scroll', handleScroll);
      };
    },
    [moveTo],
  );

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    observeElementOffset,
    scrollToFn: (offset, _options, instance) => {
      if (instance.scrollElement) moveTo(instance.scrollElement, offset);
    },
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const scrollToRow = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const visible = element.clientHeight - headHeight;
      const top = index * rowHeight;
      const { real } = position.current;
      if (top < real) moveTo(element, top);
      else if (top + rowHeight > real + visible) moveTo(element, top + rowHeight - visible);
    },
    [scroller, headHeight, rowHeight, moveTo],
  );
  const rowsPerPage = useCallback(
    () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    [scroller, headHeight, rowHeight],
  );
  return {
    items: virtualizer.getVirtualItems(),
    height: Math.min(total, scaledBeyond) * rowHeight,
    shift,
    scrollToRow,
    rowsPerPage,
  };
}
