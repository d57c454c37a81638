import type { ElectronApplication } from '@playwright/test';

/** What the save dialogue is answered with, instead of by hand: a file, or nothing. Answers the names that were offered. */
export async function answerSaving(
  app: ElectronApplication,
  filePath: string | undefined,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, path) => {
    const offered: string[] = [];
    Object.assign(globalThis, { offeredNames: offered });
    const answer = (...given: unknown[]) => {
      const [options] = given.slice(-1) as { defaultPath?: string }[];
      offered.push(options?.defaultPath ?? '');
      return Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
    };
    Object.assign(dialog, { showSaveDialog: answer });
  }, filePath);
  return () => app.evaluate(() => Reflect.get(globalThis, 'offeredNames') as string[]);
}
