import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts */

/** @returns {Counts} a failure that is no single test's: a crash, a build that broke, a missing tool */
export function failure(note) {
  return { passed: 0, failed: 1, skipped: 0, notes: [note] };
}

/**
 * Reads a runner's JSON report. A runner that wrote none, or that ended with a fault its report does not show, counts
 * as a failure.
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: object) => Counts} count what the parsed report says, in numbers
 * @returns {Promise<Counts>}
 */
export async function readReport(file, exitCode, count) {
  let counts;
  try {
    counts = count(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    return failure(`it ended with ${exitCode} and left no readable report (${error.message})`);
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, `it ended with ${exitCode} although no test failed`] };
  }
  if (counts.passed + counts.failed + counts.skipped === 0) return failure('it ran no test');
  return counts;
}

/** A test file that cannot even be loaded holds no tests, so vitest counts it as a suite alone. */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: broken.map((file) => `${file.name} could not be run: ${file.message}`),
  };
}

export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    notes: report.errors.map((error) => error.message ?? String(error.value)),
  };
}

/** How many tests a Playwright listing names. */
export function countListed(report) {
  const below = (suite) =>
    (suite.specs?.length ?? 0) + (suite.suites ?? []).reduce((sum, inner) => sum + below(inner), 0);
  return below(report);
}
