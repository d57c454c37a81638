import { useCallback, useEffect, useRef, useState } from 'react';

export interface RowPage<Row> {
  items: Row[];
  /** Null where it was not asked for: it stays as it was. */
  total: number | null;
  totalIsExact: boolean;
}

export interface RowRequest {
  offset: number;
  limit: number;
  /** False once this list has been counted: counting again with every page would cost more than the page. */
  isCounted: boolean;
  signal: AbortSignal;
}

interface WindowedRowsOptions<Row> {
  /** Filter, sort and view as text: another key is another list. */
  key: string;
  load: (request: RowRequest) => Promise<RowPage<Row>>;
  /** Rows fetched at once. */
  pageSize?: number;
}

interface WindowedRows<Row> {
  getRow: (index: number) => Row | undefined;
  onRangeNeeded: (start: number, end: number) => void;
  /** Undefined until the first page is here. */
  total: number | undefined;
  totalIsExact: boolean;
  /** The last thing that went wrong; `reload` clears it. */
  error: unknown;
  isReloading: boolean;
  /** Fetches what is in sight anew and keeps the old rows on screen meanwhile. */
  reload: () => void;
  /** Changes rows in place, after a saved cell or a live update. */
  patchRow: (match: (row: Row) => boolean, patch: Partial<Row>) => void;
}

interface Pages<Row> {
  key: string;
  rows: Map<number, Row[]>;
  total: number | undefined;
  totalIsExact: boolean;
}

/** Pages kept around the place one looks at; older ones are forgotten. */
const keptPages = 60;

/**
 * Rows of a list of any length in pages, for DataTable: what is in sight is fetched, requests for what has scrolled
 * out of sight are given up, and the old rows stay until the new ones are here.
 */
export function useWindowedRows<Row>({ key, load, pageSize = 100 }: WindowedRowsOptions<Row>): WindowedRows<Row> {
  const [pages, setPages] = useState<Pages<Row>>({ key: '', rows: new Map(), total: undefined, totalIsExact: true });
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  const running = useRef(new Map<number, AbortController>());
  const loaded = useRef<{ list: string; pages: Set<number> }>({ list: '', pages: new Set() });
  const needed = useRef<[number, number]>([0, 1]);
  const counted = useRef('');
  const list = `${round} ${key}`;
  useEffect(() => {
    loader.current = load;
  });

  const fetchPage = useCallback(
    async (page: number) => {
      const controller = new AbortController();
      running.current.set(page, controller);
      try {
        const answer = await loader.current({
          offset: page * pageSize,
          limit: pageSize,
          isCounted: counted.current !== list,
          signal: controller.signal,
        });
        if (controller.signal.aborted) return;
        if (answer.total !== null) counted.current = list;
        loaded.current.pages.add(page);
        setError(null);
        setPages((before) => {
          const rows = before.key === list ? new Map(before.rows) : new Map<number, Row[]>();
          rows.delete(page);
          rows.set(page, answer.items);
          for (const oldest of rows.keys()) {
            if (rows.size <= keptPages) break;
            rows.delete(oldest);
            loaded.current.pages.delete(oldest);
          }
          return answer.total === null
            ? { ...before, key: list, rows }
            : { key: list, rows, total: answer.total, totalIsExact: answer.totalIsExact };
        });
      } catch (fault) {
        if (!controller.signal.aborted) setError(fault);
      } finally {
        if (running.current.get(page) === controller) running.current.delete(page);
      }
    },
    [list, pageSize],
  );

  const fetchNeeded = useCallback(() => {
    const [first, last] = needed.current;
    for (const [page, controller] of running.current) {
      if (page >= first && page <= last) continue;
      controller.abort();
      running.current.delete(page);
    }
    for (let page = first; page <= last; page += 1) {
      if (!loaded.current.pages.has(page) && !running.current.has(page)) void fetchPage(page);
    }
  }, [fetchPage]);

  useEffect(() => {
    const controllers = running.current;
    loaded.current = { list, pages: new Set() };
    fetchNeeded();
    return () => {
      for (const controller of controllers.values()) controller.abort();
      controllers.clear();
    };
  }, [list, fetchNeeded]);

  const onRangeNeeded = useCallback(
    (start: number, end: number) => {
      needed.current = [Math.floor(start / pageSize), Math.floor(Math.max(start, end - 1) / pageSize)];
      fetchNeeded();
    },
    [fetchNeeded, pageSize],
  );
  const getRow = useCallback(
    (index: number) => pages.rows.get(Math.floor(index / pageSize))?.[index % pageSize],
    [pages, pageSize],
  );
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const patchRow = useCallback((match: (row: Row) => boolean, patch: Partial<Row>) => {
    setPages((before) => ({
      ...before,
      rows: new Map(
        [...before.rows].map(([page, rows]) => [page, rows.map((row) => (match(row) ? { ...row, ...patch } : row))]),
      ),
    }));
  }, []);
  return {
    getRow,
    onRangeNeeded,
    total: pages.total,
    totalIsExact: pages.totalIsExact,
    error,
    isReloading: pages.total !== undefined && pages.key !== list,
    reload,
    patchRow,
  };
}
