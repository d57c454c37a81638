import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Problem } from './problem.mjs';

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command, by default with this process's terminal, and passes signals on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, output?: 'terminal' | 'errors' | 'none' }} [options]
 *   timeout in ms; `errors` sends all it writes to the error stream
 * @returns {Promise<number>} the exit code; 128 + signal number when a signal ended it
 */
export function run(command, args, { output = 'terminal', ...options } = {}) {
  const stdio = { terminal: 'inherit', errors: ['inherit', 2, 2], none: 'ignore' }[output];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio });
    const passOn = (signal) => {
      // The terminal sends Ctrl+C to the child as well, and a second one would end it in the midst of closing.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of forwardedSignals) process.on(signal, passOn);
    const unwatch = onOrphaned(() => child.kill('SIGTERM'));
    const settle = (finish) => {
      unwatch();
      for (const signal of forwardedSignals) process.off(signal, passOn);
      finish();
    };
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', (code, signal) => settle(() => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))));
  });
}

/** npm ends at a signal without telling what it started: then this process gets another parent, and nobody waits. */
function onOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 300);
  timer.unref();
  return () => clearInterval(timer);
}

/** As `run`, but throws a Problem with the given sentence when the command fails. */
export async function runOrFail(command, args, options, sentence) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Problem(`${sentence} (\`${command} ${args.join(' ')}\` ended with ${code}.)`);
}

/**
 * Runs a command and keeps what it writes.
 * @returns {Promise<{ code: number, output: string, errors: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output, errors }));
  });
}
