/** Rows beyond this number would make an element higher than Chromium draws (33.5 million pixels at 40 a row). */
export const scaledBeyond = 500_000;

/** Heights in pixels: `real` is what all rows would need, `drawn` the element that stands for them. */
export interface ScrollScale {
  real: number;
  drawn: number;
}

export function scaleFor(total: number, rowHeight: number, headHeight: number, viewport: number): ScrollScale {
  const range = (rows: number) => Math.max(0, rows * rowHeight + headHeight - viewport);
  return { real: range(total), drawn: range(Math.min(total, scaledBeyond)) };
}

/**
 * Real offset for a scroll position. Both ends run one to one, so the first and last rows are reached exactly;
 * only the middle is stretched.
 */
export function toReal(scale: ScrollScale, drawn: number): number {
  const { edge, factor } = parts(scale);
  if (drawn <= edge) return drawn;
  if (drawn >= scale.drawn - edge) return scale.real - (scale.drawn - drawn);
  return edge + (drawn - edge) * factor;
}

/** Scroll position for a real offset; the inverse of {@link toReal}. */
export function toDrawn(scale: ScrollScale, real: number): number {
  const { edge, factor } = parts(scale);
  if (real <= edge) return real;
  if (real >= scale.real - edge) return scale.drawn - (scale.real - real);
  return edge + (real - edge) / factor;
}

function parts({ real, drawn }: ScrollScale): { edge: number; factor: number } {
  if (real === drawn) return { edge: real, factor: 1 };
  const edge = Math.min(1_000_000, drawn / 4);
  return { edge, factor: (real - 2 * edge) / (drawn - 2 * edge) };
}
