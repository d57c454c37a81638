import type { QueryContext } from '../../context';
import type { Ask } from './metrics/metric';

/** Milliseconds a figure may take on its thread. */
const deadline = 30_000;

/** Asks on a reader thread, for whoever is there to hear the answer. */
export function askOf({ services, signal }: QueryContext): Ask {
  return ({ sql, parameters }) => services.threads.all(sql, parameters, { deadline, signal, isScan: true });
}
