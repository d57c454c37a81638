import { comparableMail, isMail, isPublicMailDomain, mailDomain } from '@shared/lib/mail';
import { parsePhoneNumber } from '@shared/lib/phone-number';
import type { DuplicateReason, DuplicateVerdict } from '@shared/modules/duplicates/duplicates.contract';
import { companyNameLikeness } from './company-likeness';
import type { CompanyName } from './company-name';
import { parseCompanyName } from './company-name';
import { comparablePhone, comparableTaxId } from './keys';
import type { PersonParts } from './person-likeness';
import { parsePersonName, personNameLikeness } from './person-likeness';

/** What is compared of a customer or contact (U8). */
export interface DuplicateSource {
  readonly kind: 'company' | 'person';
  readonly name: string;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly taxId?: string | null;
  /** ISO 3166, of the firm's settings. */
  readonly country?: string;
  /** For persons: names of the firms they belong to. */
  readonly companies?: readonly string[];
}

/** A source taken apart once, to be compared with many. */
export interface Comparable {
  readonly company: CompanyName | undefined;
  readonly person: PersonParts | undefined;
  readonly phones: ReadonlyMap<string, 'personal' | 'shared'>;
  readonly mails: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly taxId: string | undefined;
  readonly employers: readonly CompanyName[];
}

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const thresholds = { same: 0.85, likely: 0.65, possible: 0.4 } as const;

/** What a score means; undefined where it is not worth showing. */
export function verdictOf(score: number): DuplicateVerdict | undefined {
  if (score >= thresholds.same) return 'same';
  if (score >= thresholds.likely) return 'likely';
  return score >= thresholds.possible ? 'possible' : undefined;
}

// Boxes several people read.
const sharedMailbox =
  /^(?:info|sales|service|office|contact|kontakt|admin|hr|marketing|export|support|mail|post|hello|cs|purchase|buyer|finance)\d*@/;

export function comparableOf(source: DuplicateSource): Comparable {
  const country = source.country ?? 'CN';
  const mails = source.mails.map(comparableMail).filter(isMail);
  const isPerson = source.kind === 'person';
  return {
    company: isPerson ? undefined : parseCompanyName(source.name),
    person: isPerson ? parsePersonName(source.name) : undefined,
    phones: new Map(
      source.phones.flatMap((phone) => {
        const comparable = comparablePhone(phone, country);
        if (comparable === undefined) return [];
        const isLandline = parsePhoneNumber(phone, { country }).kind === 'landline';
        return [[comparable, isLandline ? 'shared' : 'personal'] as const];
      }),
    ),
    mails: new Set(mails),
    domains: new Set(mails.flatMap((mail) => mailDomain(mail) ?? []).filter((domain) => !isPublicMailDomain(domain))),
    taxId: source.taxId ? comparableTaxId(source.taxId, country) : undefined,
    employers: (source.companies ?? []).map(parseCompanyName),
  };
}

/** How likely two records are one, and why. Companies and persons are never one. */
export function likenessOf(left: Comparable, right: Comparable): Likeness {
  if (left.company && right.company) return companyLikeness(left, right, left.company, right.company);
  if (left.person && right.person) return personLikeness(left, right, left.person, right.person);
  return { score: 0, reasons: [] };
}

function companyLikeness(left: Comparable, right: Comparable, leftName: CompanyName, rightName: CompanyName): Likeness {
  const name = companyNameLikeness(leftName, rightName);
  const reasons: DuplicateReason[] = [...name.reasons];
  let score = Math.min(name.score, name.ceiling);
  const hasName = name.score >= thresholds.possible;
  const phone = sharedPhone(left, right);
  if (phone) {
    reasons.unshift('samePhone');
    score = hasName ? raised(score, 0.6) : Math.max(score, 0.4);
  }
  if (shares(left.mails, right.mails)) {
    reasons.unshift('sameMail');
    score = hasName ? raised(score, 0.6) : Math.max(score, 0.4);
  } else if (shares(left.domains, right.domains)) {
    reasons.unshift('sameMailDomain');
    score = hasName ? raised(score, 0.45) : score;
  }
  if (name.ceiling < 1) score = Math.min(score, 0.6);
  if (left.taxId !== undefined && right.taxId !== undefined) {
    const isSame = left.taxId === right.taxId;
    reasons.unshift(isSame ? 'sameTaxId' : 'differentTaxId');
    score = isSame ? Math.max(score, 0.96) : Math.min(score, 0.45);
  }
  return { score: rounded(score), reasons };
}

function personLikeness(left: Comparable, right: Comparable, leftName: PersonParts, rightName: PersonParts): Likeness {
  const name = personNameLikeness(leftName, rightName);
  const reasons: DuplicateReason[] = [...name.reasons];
  const isNamed = name.score > 0;
  let score = name.score;
  const phone = sharedPhone(left, right);
  if (phone) {
    reasons.unshift('samePhone');
    score = isNamed ? raised(score, phone === 'personal' ? 0.6 : name.score > 0.1 ? 0.5 : 0.1) : 0.3;
  }
  const sharedMails = [...left.mails].filter((mail) => right.mails.has(mail));
  if (sharedMails.length > 0) {
    reasons.unshift('sameMail');
    const isPersonal = sharedMails.some((mail) => !sharedMailbox.test(mail));
    score = isNamed ? raised(score, isPersonal ? 0.6 : 0.1) : Math.max(score, 0.3);
  }
  const hasProof = phone !== undefined || sharedMails.some((mail) => !sharedMailbox.test(mail));
  if (left.employers.length > 0 && right.employers.length > 0) {
    const isSame = left.employers.some((one) => right.employers.some((other) => isSameEmployer(one, other)));
    reasons.push(isSame ? 'sameCompany' : 'differentCompany');
    if (isSame && reasons.includes('sameName')) score = raised(score, 0.4);
    else if (!isSame && !hasProof) score *= 0.6;
  }
  if (!hasProof && hasOwnPhone(left) && hasOwnPhone(right)) {
    reasons.push('differentPhone');
    score *= 0.8;
  }
  return { score: rounded(score), reasons };
}

function isSameEmployer(left: CompanyName, right: CompanyName): boolean {
  const { score, ceiling } = companyNameLikeness(left, right);
  return Math.min(score, ceiling) >= 0.5;
}

function sharedPhone(left: Comparable, right: Comparable): 'personal' | 'shared' | undefined {
  const kinds = [...left.phones].filter(([phone]) => right.phones.has(phone)).map(([, kind]) => kind);
  return kinds.includes('personal') ? 'personal' : kinds[0];
}

function hasOwnPhone({ phones }: Comparable): boolean {
  return [...phones.values()].includes('personal');
}

function shares(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((value) => right.has(value));
}

/** Further proof closes a part of what is missing to certainty. */
function raised(score: number, weight: number): number {
  return score + (1 - score) * weight;
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
