import type { Bench, Figure } from '../bench';
import { HttpClient } from '../http-client';
import { report, round, spreadOf } from '../measure';

const guesses = 10_000;
const guessers = 50;
const scanSeconds = 60;
/** Milliseconds between two looks at a list. */
const lookEvery = 20;

/** Wrong passwords from many computers at once, for people who exist and people who do not. */
async function measureGuessing(bench: Bench): Promise<void> {
  const { engine } = bench;
  const clients = Array.from({ length: guessers }, (_, index) => new HttpClient(engine.port, `127.0.2.${index + 1}`));
  const answers = new Map<number, number>();
  const started = performance.now();
  const others = await lookingMeanwhile(bench, async () => {
    let sent = 0;
    const guess = async (client: HttpClient) => {
      while (sent < guesses) {
        const username = sent % 2 === 0 ? `owner${sent % 200}` : `guess${sent}`;
        sent += 1;
        const { status } = await client.call('POST', 'sessions', { username, password: 'wrong words here' });
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(clients.flatMap((client) => [guess(client), guess(client), guess(client), guess(client)]));
  });
  for (const client of clients) client.close();
  const seconds = round((performance.now() - started) / 1000);
  const honest = new HttpClient(engine.port);
  const signedIn = performance.now();
  await honest.signIn('nothing');
  honest.close();
  const [wrong, refused] = [answers.get(401) ?? 0, answers.get(429) ?? 0];
  report({
    figure: 'guessing',
    guesses,
    seconds,
    wrong,
    refused,
    otherAnswers: guesses - wrong - refused,
    signInAfter: round(performance.now() - signedIn),
    ...others,
    limits: { otherAnswers: 0, othersP95: 60, loopMax: 100, signInAfter: 1000 },
  });
}

/** The scan for duplicates over all customers, for as long as the bench gives it; then it is cancelled. */
async function measureDuplicateScan(bench: Bench): Promise<void> {
  const { clients, rows } = bench;
  const { body } = await clients.all.call<{ jobId: string }>('POST', 'duplicates/scan', { kind: 'customer' });
  const path = `jobs/${body.jobId}`;
  const started = performance.now();
  let scanned = 0;
  let seconds = 0;
  const others = await lookingMeanwhile(bench, async () => {
    for (let state = 'running'; ['waiting', 'running'].includes(state) && seconds < scanSeconds;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { body: job } = await clients.all.get<{ state: string; position: number }>(path);
      state = job.state;
      scanned = job.position;
      seconds = (performance.now() - started) / 1000;
    }
  });
  // Refused where it came to its end.
  await clients.all.call('POST', `${path}/cancel`, {});
  report({
    figure: 'duplicate-scan',
    rows,
    scanned,
    seconds: round(seconds),
    perSecond: round(scanned / seconds),
    ...others,
    limits: { perSecond: 500, othersP95: 60, loopMax: 100 },
  });
}

/** What a colleague who looks at a list meanwhile notices of the work, and the engine's event loop and memory. */
async function lookingMeanwhile({ clients, engine }: Bench, work: () => Promise<void>) {
  await clients.department.get('customers?limit=50');
  await engine.state(true);
  let isRunning = true;
  const times: number[] = [];
  const looking = (async () => {
    while (isRunning) {
      times.push((await clients.department.get('customers?limit=50')).time);
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
  })();
  try {
    await work();
  } finally {
    isRunning = false;
    await looking;
  }
  const { p50, p95 } = spreadOf(times);
  const { loopMax, memory } = await engine.state();
  return { others: times.length, othersP50: p50, othersP95: p95, loopMax: round(loopMax), memory };
}

export const pressure: readonly Figure[] = [
  { name: 'guessing', measure: measureGuessing },
  { name: 'duplicate-scan', measure: measureDuplicateScan },
];
