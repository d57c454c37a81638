import { findElectron } from '../electron/find-electron.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { Problem } from '../lib/problem.mjs';
import { ensureSystemPackages, systemPackages } from '../lib/system-packages.mjs';
import { failure } from './reports.mjs';
import { clearReports, runPlaywright, runScript, runVitest, skipPlaywright } from './runners.mjs';

const { browser, display, fonts } = systemPackages;

/**
 * Runs lint, types and the tests of every kind, and prints the sums as the last line.
 * @param {string[]} args kinds to run alone, then what their runners are told
 * @returns {Promise<number>} the exit code: 1 when anything failed
 */
export async function runEverything(args) {
  const names = ['lint', 'types', 'unit', 'engine', 'browser', 'desktop', 'package'];
  const wanted = names.filter((name) => args.includes(name));
  const told = args.filter((argument) => !names.includes(argument));
  const skipsDesktop = process.env['HEARTH_SKIP_DESKTOP'] === '1';
  const ensureDesktop = once(async () => {
    await ensureSystemPackages([...display, ...fonts]);
    await findElectron();
  });
  const ensureBrowser = () => ensureSystemPackages([...browser, ...fonts]);
  const desktop = (project) => ({
    name: project,
    needs: skipsDesktop ? [] : [ensureBuilt, ensureDesktop],
    work: () => (skipsDesktop ? skipPlaywright(project) : runPlaywright(project, told)),
  });
  const runners = [
    { name: 'lint', needs: [], work: () => runScript('lint') },
    { name: 'types', needs: [], work: () => runScript('types') },
    { name: 'unit', needs: [], work: () => runVitest('unit', told) },
    { name: 'engine', needs: [ensureBuilt], work: () => runVitest('engine', told) },
    { name: 'browser', needs: [ensureBuilt, ensureBrowser], work: () => runPlaywright('browser', told) },
    desktop('desktop'),
    desktop('package'),
  ];

  await clearReports();
  const due = runners.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  // Lint takes as long as types and unit tests together, and each of them uses one core.
  const isFirst = ({ name }) => name === 'lint';
  const isSecond = ({ name }) => name === 'types' || name === 'unit';
  const lanes = [due.filter(isFirst), due.filter(isSecond)];
  const results = (await Promise.all(lanes.map(runLane))).flat();
  results.push(...(await runLane(due.filter((runner) => !isFirst(runner) && !isSecond(runner)))));
  return report(results);
}

/** One after the other. */
async function runLane(runners) {
  const results = [];
  for (const { name, needs, work } of runners) {
    console.log(`\n── ${name} ──`);
    const started = Date.now();
    const counts = await runOne({ needs, work });
    results.push({ name, seconds: (Date.now() - started) / 1000, counts });
  }
  return results;
}

async function runOne({ needs, work }) {
  try {
    for (const need of needs) await need();
    return await work();
  } catch (error) {
    return failure(error instanceof Problem ? error.message : (error.stack ?? String(error)));
  }
}

function report(results) {
  console.log('');
  for (const { name, seconds, counts } of results) {
    console.log(`${name.padEnd(8)} ${sentence(counts)} (${seconds.toFixed(0)} s)`);
    for (const note of counts.notes) console.log(`         ${note}`);
  }
  const total = (key) => results.reduce((sum, { counts }) => sum + counts[key], 0);
  const sums = { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
  console.log(sentence(sums));
  return sums.failed === 0 ? 0 : 1;
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Runs at the first call and gives later ones the same outcome, good or bad. */
function once(work) {
  let outcome;
  return () => (outcome ??= work());
}
