/** What counts as a figure of a line. */
const figures = ['quantity', 'unitPrice', 'discountPercent', 'taxRate'] as const;

interface ComparedLine extends Readonly<Partial<Record<(typeof figures)[number], string | null>>> {
  readonly id: string;
}

export interface ComparedVersion {
  readonly lines: readonly ComparedLine[];
  /** Of the document, in minor units. */
  readonly discount: number;
}

export interface VersionChange {
  /** Figures of lines both versions have, and the document's discount. */
  readonly figures: number;
  readonly added: number;
  readonly removed: number;
}

/** In how many places a later version differs from an earlier one (QUO-03). */
export function compareVersions(before: ComparedVersion, after: ComparedVersion): VersionChange {
  const was = new Map(before.lines.map((line) => [line.id, line]));
  const is = new Set(after.lines.map(({ id }) => id));
  let changed = before.discount === after.discount ? 0 : 1;
  for (const line of after.lines) {
    const old = was.get(line.id);
    if (old) changed += figures.filter((key) => plain(line[key]) !== plain(old[key])).length;
  }
  return {
    figures: changed,
    added: after.lines.filter(({ id }) => !was.has(id)).length,
    removed: before.lines.filter(({ id }) => !is.has(id)).length,
  };
}

/** A version's discount, from lines that were reckoned: what their amounts come to more than the document. */
export function discountOf(
  lines: readonly { readonly amount: number | null; readonly net: number | null; readonly tax: number | null }[],
  isTaxIncluded: boolean,
): number {
  return lines.reduce(
    (all, { amount, net, tax }) => all + (amount ?? 0) - (net ?? 0) - (isTaxIncluded ? (tax ?? 0) : 0),
    0,
  );
}

/** No discount and one of 0 % are the same. */
function plain(figure: string | null | undefined): string {
  return figure === undefined || figure === null || figure === '0' ? '' : figure;
}
