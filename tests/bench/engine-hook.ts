import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into the engine's process before the engine itself (`--import`): answers over the channel to the bench how
 * long its event loop was held up and how much memory it has. The product knows nothing of it.
 */
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

export interface EngineState {
  /** Milliseconds; the resolution of the timer is taken off. */
  readonly loopMax: number;
  readonly loopP99: number;
  /** Resident memory in MB. */
  readonly memory: number;
  readonly heap: number;
  /** CPU time since the start in milliseconds, all threads. */
  readonly cpu: number;
}

process.on('message', (question) => {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const state: EngineState = {
    loopMax: Math.max(0, delay.max / 1e6 - 5),
    loopP99: Math.max(0, delay.percentile(99) / 1e6 - 5),
    memory: Math.round(rss / 1_048_576),
    heap: Math.round(heapUsed / 1_048_576),
    cpu: (user + system) / 1000,
  };
  if (question === 'reset') delay.reset();
  // A bench that was broken off no longer listens.
  process.send?.(state, undefined, undefined, () => undefined);
});
// The channel must not keep an engine alive that has been told to stop.
process.channel?.unref();
