/** `{'…/zh-CN/shell.json': {...}}` becomes `{shell: {...}}`: the file name is the first part of the key. */
export function mergeModules(files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), texts]),
  );
}
