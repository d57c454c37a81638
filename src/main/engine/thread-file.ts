import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let chosenFolder: string | undefined;

/** Tests build threads of their own, so that they never run an old one. */
export function useThreadsIn(folder: string): void {
  chosenFolder = folder;
}

/**
 * Where the build put a thread's entry (`reader`, `parser`). From the sources, as tests run them, it is the built
 * file in out/main; from the build it lies beside or above this module.
 */
export function threadFile(name: string): string {
  const chosen = chosenFolder && join(chosenFolder, `${name}.js`);
  if (chosen && existsSync(chosen)) return chosen;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const candidate of [join(folder, `${name}.js`), join(folder, 'out', 'main', `${name}.js`)]) {
      if (existsSync(candidate)) return candidate;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`the built file of the thread '${name}' is missing: run npm run build`);
    folder = parent;
  }
}
