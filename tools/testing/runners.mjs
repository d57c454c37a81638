import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../lib/paths.mjs';
import { capture, run } from '../lib/processes.mjs';
import { countListed, countPlaywright, countVitest, failure, readReport } from './reports.mjs';

const reportFolder = path.join(projectRoot, 'test-results', 'reports');
const packages = path.join(projectRoot, 'node_modules');
const programs = {
  vitest: path.join(packages, 'vitest', 'vitest.mjs'),
  playwright: path.join(packages, '@playwright', 'test', 'cli.js'),
};

export async function clearReports() {
  await rm(reportFolder, { recursive: true, force: true });
  await mkdir(reportFolder, { recursive: true });
}

/** An npm script that passes or fails as a whole, such as lint. */
export async function runScript(name) {
  const isWindows = process.platform === 'win32';
  const { code, output, errors } = await capture(isWindows ? 'npm.cmd' : 'npm', ['run', '--silent', name], {
    cwd: projectRoot,
    shell: isWindows,
  });
  // In one go, as others run at the same time.
  process.stdout.write(output + errors);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0, notes: [] } : failure(`npm run ${name} ended with ${code}`);
}

/** The tests of a vitest project; `told` goes to vitest as it is. */
export async function runVitest(project, told) {
  const report = path.join(reportFolder, `${project}.json`);
  const args = ['run', `--project=${project}`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readReport(report, await runProgram('vitest', [...args, ...told]), countVitest);
}

/** The tests of a Playwright project; `told` goes to Playwright as it is. */
export async function runPlaywright(project, told) {
  const report = path.join(reportFolder, `${project}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ['test', `--project=${project}`, '--reporter=list,json', ...told];
  return readReport(report, await runProgram('playwright', args, { env }), countPlaywright);
}

/** Counts the tests of a Playwright project as skipped. */
export async function skipPlaywright(project) {
  const args = [programs.playwright, 'test', `--project=${project}`, '--list', '--reporter=json'];
  const { output } = await capture(process.execPath, args, { cwd: projectRoot });
  return { passed: 0, failed: 0, skipped: countListed(JSON.parse(output)), notes: [] };
}

function runProgram(program, args, options) {
  return run(process.execPath, [programs[program], ...args], { cwd: projectRoot, ...options });
}
