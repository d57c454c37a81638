/**
 * A fault a person can act on: its message is a whole sentence and is shown without a stack trace.
 */
export class Problem extends Error {}

/**
 * Runs a tool's main function, which answers the exit code. A Problem is told in a sentence.
 * @param {() => Promise<number | undefined>} main
 */
export async function runTool(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}
