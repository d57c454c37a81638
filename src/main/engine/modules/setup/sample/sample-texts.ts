import type { CostKind } from '@shared/modules/costs/cost';
import type { RoleTemplateKey } from '@shared/access/roles';
import type { DepartmentTemplateKey } from '@shared/modules/departments/department';

export interface SamplePerson {
  readonly username: string;
  readonly name: string;
  readonly departmentKey: DepartmentTemplateKey;
  readonly roleKey: RoleTemplateKey;
  readonly isHead?: true;
}

/** Something the firm sells; the price is with tax, for one unit. */
export interface SampleGoods {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly category: string;
  readonly unit: string;
  readonly price: string;
  readonly cost: string;
  readonly tier?: number;
}

type Triple = readonly [string, string, string];

/** An invented firm to look around in, in one language. The same places in the lists belong together in no other way. */
export interface SampleTexts {
  readonly people: readonly SamplePerson[];
  /** Company, industry, city. */
  readonly companies: readonly Triple[];
  /** Persons who are customers themselves, and their city. */
  readonly persons: readonly (readonly [name: string, city: string])[];
  /** Who answers at the companies. */
  readonly contacts: readonly string[];
  /** Title and the role it usually has at a customer. */
  readonly titles: readonly (readonly [title: string, role: string])[];
  readonly sources: readonly string[];
  /** What was spent: for what, of which kind, on which source, how much in minor units, how many days ago. */
  readonly costs: readonly (readonly [string, CostKind, string | null, number, number])[];
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly country: string;
  readonly streets: readonly string[];
  readonly labels: { readonly mobile: string; readonly office: string; readonly mail: string };
  readonly calls: readonly string[];
  readonly visits: readonly string[];
  readonly mails: readonly string[];
  readonly meetings: readonly string[];
  readonly remarks: readonly string[];
  readonly tasks: readonly string[];
  /** What deals are about. */
  readonly deals: readonly string[];
  readonly competitors: readonly string[];
  readonly goods: readonly SampleGoods[];
  /** What the discount of a whole document is called. */
  readonly discount: string;
  readonly terms: string;
  /** For a number of the n-th customer. */
  readonly phone: (kind: 'mobile' | 'office', index: number) => string;
}
