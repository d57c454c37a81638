import { loadavg } from 'node:os';

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs the work so often, a few times more beforehand to warm up, and answers the times in milliseconds. */
export async function timesOf(count: number, work: (index: number) => Promise<number>): Promise<number[]> {
  const warmUp = Math.min(20, Math.ceil(count / 5));
  for (let index = 0; index < warmUp; index++) await work(index);
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await work(warmUp + index));
  return times;
}

export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export interface Line {
  readonly figure: string;
  readonly caller?: string;
  /** What must not be exceeded (or, for rates, be reached), by name. */
  readonly limits: Readonly<Record<string, number>>;
  readonly [value: string]: unknown;
}

let missed = 0;

/** One JSON line a figure. `met` compares each limit with the value of the same name; rates are at least their limit. */
export function report(line: Line): void {
  const met = Object.entries(line.limits).every(([name, limit]) => {
    const value = line[name];
    if (typeof value !== 'number') return false;
    return name === 'perSecond' ? value >= limit : value <= limit;
  });
  if (!met) missed += 1;
  process.stdout.write(`${JSON.stringify({ ...line, met, load: loadavg().map(round) })}\n`);
}

export function missedFigures(): number {
  return missed;
}
