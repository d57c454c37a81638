/**
 * The colours of paper, ink and seal (pictures/tokens.md). Components use them only as `--hearth-…` variables;
 * the names here become kebab case there: `accentSoft` is `--hearth-accent-soft`.
 */
const light = {
  canvas: '#F4F1EB',
  surface: '#FFFFFF',
  sunken: '#FAF8F4',
  raised: '#FFFFFF',
  hover: '#F6F3EE',
  flat: '#EFEBE4',
  line: '#ECE8E1',
  border: '#DED9D0',
  strong: '#8C857A',
  text: '#24211D',
  text2: '#575249',
  text3: '#6F695F',
  accent: '#0F6078',
  accentHover: '#0B4E63',
  accentText: '#0F6078',
  accentSoft: '#E3F0F3',
  accentLine: '#A9CFD9',
  onAccent: '#FFFFFF',
  good: '#226B43',
  goodSoft: '#E4F1E8',
  warn: '#8A5200',
  warnSoft: '#FBEED6',
  warnFill: '#BC7A10',
  bad: '#B02A1E',
  badSoft: '#FBE7E3',
  ember: '#B8472A',
  onEmber: '#FFFFFF',
  sand: '#EFE3CE',
  sandInk: '#654A14',
  sage: '#DBE8DB',
  sageInk: '#2C5737',
  sky: '#D9E6EE',
  skyInk: '#28506A',
  rose: '#F3DEDA',
  roseInk: '#76372D',
  plum: '#E6DEEC',
  plumInk: '#553C68',
  slate: '#E5E2DC',
  slateInk: '#47433C',
  veil: 'rgb(36 33 29 / 0.28)',
  'shadow-1': '0 1px 2px rgb(60 48 30 / 0.08)',
  'shadow-2': '0 4px 12px rgb(60 48 30 / 0.1), 0 1px 3px rgb(60 48 30 / 0.1)',
  'shadow-3': '0 16px 40px rgb(60 48 30 / 0.2), 0 2px 8px rgb(60 48 30 / 0.12)',
  shadowUp: '0 -6px 16px rgb(60 48 30 / 0.06)',
};

type Tokens = Record<keyof typeof light, string>;

const dark: Tokens = {
  canvas: '#141312',
  surface: '#1B1A18',
  sunken: '#171614',
  raised: '#24221F',
  hover: '#23211E',
  flat: '#2B2926',
  line: '#292724',
  border: '#36332F',
  strong: '#7D766C',
  text: '#ECE8E1',
  text2: '#B9B3A8',
  text3: '#A39C90',
  accent: '#6DBBD0',
  accentHover: '#86CADC',
  accentText: '#7CC4D8',
  accentSoft: '#152E37',
  accentLine: '#2D5C6B',
  onAccent: '#08222A',
  good: '#7CC797',
  goodSoft: '#182E20',
  warn: '#E8B45C',
  warnSoft: '#352812',
  warnFill: '#C98F35',
  bad: '#F2907F',
  badSoft: '#3C1E1A',
  ember: '#E07A58',
  onEmber: '#1B1A18',
  sand: '#40351F',
  sandInk: '#E4CB98',
  sage: '#24382A',
  sageInk: '#A9D3B4',
  sky: '#203644',
  skyInk: '#A6CDE4',
  rose: '#462A26',
  roseInk: '#EDB5AA',
  plum: '#382D42',
  plumInk: '#CDB6DE',
  slate: '#383531',
  slateInk: '#CFC9BF',
  veil: 'rgb(0 0 0 / 0.5)',
  'shadow-1': '0 1px 2px rgb(0 0 0 / 0.4)',
  'shadow-2': '0 4px 12px rgb(0 0 0 / 0.45)',
  'shadow-3': '0 16px 40px rgb(0 0 0 / 0.6)',
  shadowUp: '0 -6px 16px rgb(0 0 0 / 0.3)',
};

/** `--hearth-…` variables of one scheme, for the resolver and for a part of a page shown in the other scheme. */
export function schemeVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const tokens = scheme === 'light' ? light : dark;
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--hearth-${kebab(name)}`, value]));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
