import type { Random } from './random';
import {
  activitySubjects,
  brandCharacters,
  firstNames,
  forms,
  givenCharacters,
  industries,
  lastNames,
  latinBrands,
  latinForms,
  latinTrades,
  noteSentences,
  places,
  roads,
  sizes,
  sources,
  subSources,
  surnames,
  tags,
  titles,
  trades,
} from './words';

/** Roughly one record in seven is foreign. */
export function isForeign(random: Random): boolean {
  return random.happens(0.15);
}

export function companyName(random: Random, foreign: boolean): { name: string; short: string; place: string } {
  if (foreign) {
    const brand = `${random.pickSkewed(latinBrands)} ${random.pick(latinBrands)}`;
    return { name: `${brand} ${random.pick(latinTrades)} ${random.pick(latinForms)}`, short: brand, place: 'Hamburg' };
  }
  const place = random.pickSkewed(places);
  const length = random.happens(0.7) ? 2 : 3;
  let brand = '';
  for (let index = 0; index < length; index++) brand += random.pickSkewed(brandCharacters);
  return {
    name: `${place}${brand}${random.pickSkewed(trades)}${random.pick(forms)}`,
    short: `${place}${brand}`,
    place,
  };
}

export function personName(random: Random, foreign: boolean): string {
  if (foreign) return `${random.pickSkewed(firstNames)} ${random.pickSkewed(lastNames)}`;
  const given = random.pickSkewed(givenCharacters) + (random.happens(0.75) ? random.pickSkewed(givenCharacters) : '');
  return random.pickSkewed(surnames) + given;
}

export function phones(random: Random, foreign: boolean): { label: string; value: string }[] {
  if (foreign) return [{ label: 'office', value: `+49 40 ${random.digits(7)}` }];
  const mobile = { label: '手机', value: `1${random.pick(['3', '5', '7', '8', '9'])}${random.digits(9)}` };
  return random.happens(0.3)
    ? [mobile, { label: '办公', value: `021-${2 + random.below(7)}${random.digits(7)}` }]
    : [mobile];
}

export function emails(random: Random, foreign: boolean): { label: string; value: string }[] {
  if (!random.happens(0.6)) return [];
  const name = random.pick(['info', 'sales', 'office', 'li', 'wang', 'chen', 'zhang']);
  const domain = foreign
    ? `${random.pick(latinBrands).normalize('NFKD').replace(/\W/g, '').toLowerCase()}${random.below(5000)}.com`
    : random.pick(['qq.com', '163.com', `gs${random.below(90_000)}.cn`, `hd${random.below(90_000)}.com.cn`]);
  return [{ label: '', value: `${name}${random.below(1000)}@${domain}` }];
}

export function address(random: Random, place: string, foreign: boolean) {
  return {
    label: '',
    country: foreign ? 'DE' : 'CN',
    province: '',
    city: place,
    district: '',
    street: `${random.pick(roads)}${1 + random.below(2000)}号`,
    postcode: random.digits(foreign ? 5 : 6),
  };
}

export function notes(random: Random): string | null {
  if (!random.happens(0.4)) return null;
  const sentences = Array.from({ length: 1 + random.below(3) }, () => random.pick(noteSentences));
  return sentences.join('\n');
}

export function someTags(random: Random): string[] {
  if (!random.happens(0.5)) return [];
  return [...new Set([random.pickSkewed(tags), ...(random.happens(0.3) ? [random.pick(tags)] : [])])];
}

export const common = {
  industry: (random: Random) => random.pickSkewed(industries),
  size: (random: Random) => random.pick(sizes),
  source: (random: Random) => random.pickSkewed(sources),
  subSource: (random: Random) => (random.happens(0.4) ? random.pick(subSources) : null),
  title: (random: Random) => random.pickSkewed(titles),
};

export type ActivityKind = keyof typeof activitySubjects;
export const activityKinds = Object.keys(activitySubjects) as ActivityKind[];

export function activitySubject(random: Random, kind: ActivityKind): string {
  return `${random.pick<string>(activitySubjects[kind])} ${random.below(10_000)}`;
}
