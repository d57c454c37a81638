import fullFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url&no-inline';
import sansRanges from '@fontsource/noto-sans-sc/unicode.json';
import serifRanges from '@fontsource/noto-serif-sc/unicode.json';

/** Addresses of the slices, by their path in the package; what it calls chinese-simplified is all of them once more. */
const sansFiles: Readonly<Record<string, string>> = import.meta.glob(
  '../../../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-{[0-9]*,latin*,cyrillic,vietnamese}-{400,600}-normal.woff2',
  { eager: true, query: '?url&no-inline', import: 'default' },
);
const serifFiles: Readonly<Record<string, string>> = import.meta.glob(
  '../../../../node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-{[0-9]*,latin*,cyrillic,vietnamese}-600-normal.woff2',
  { eager: true, query: '?url&no-inline', import: 'default' },
);

interface Face {
  readonly family: string;
  readonly weight: number;
  readonly files: Readonly<Record<string, string>>;
  readonly ranges: Readonly<Record<string, string>>;
}

const faces: readonly Face[] = [
  { family: 'Noto Sans SC', weight: 400, files: sansFiles, ranges: sansRanges },
  { family: 'Noto Sans SC', weight: 600, files: sansFiles, ranges: sansRanges },
  { family: 'Noto Serif SC', weight: 600, files: serifFiles, ranges: serifRanges },
];

function allRules(): string {
  const slices = faces.flatMap(({ family, weight, files, ranges }) => {
    const addresses = new Map(Object.entries(files).map(([path, address]) => [sliceOf(path, weight), address]));
    return Object.entries(ranges).flatMap(([key, range]) => {
      const address = addresses.get(key.replace(/[[\]]/g, ''));
      return address === undefined ? [] : [rule(family, weight, address, 'woff2', `unicode-range: ${range};`)];
    });
  });
  return [...slices, rule('Noto Sans SC Full', 400, fullFont, 'truetype', '')].join('\n');
}

/** `…/noto-sans-sc-42-600-normal.woff2` is slice 42 of its weight. */
function sliceOf(path: string, weight: number): string | undefined {
  return new RegExp(`noto-\\w+-sc-([\\w-]+)-${weight}-normal\\.woff2$`).exec(path)?.[1];
}

function rule(family: string, weight: number, address: string, format: string, rest: string): string {
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: block; src: url("${address}") format("${format}"); ${rest} }`;
}

/**
 * The fonts of paper as `@font-face` rules. Each weight lies in a hundred slices, of which a page fetches those it has
 * signs of. They hold 15,600 signs; the whole font, 10 MB with 30,900, is fetched only where one of the others occurs (䶮
 * in a name). What it lacks too, such as 𠮷, the system's fonts must have.
 */
export const fontFaces: string = allRules();
