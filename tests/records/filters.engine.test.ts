import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldDescription, Fields } from '@shared/contract/fields';
import type { FilterCondition, FilterOperator } from '@shared/contract/list';
import { activityFields } from '@shared/modules/activities/activity';
import { contactFields } from '@shared/modules/contacts/contact';
import { customerFields } from '@shared/modules/customers/customer';
import { leadFields } from '@shared/modules/leads/lead';
import { opportunityFields } from '@shared/modules/opportunities/opportunity';
import { productFields } from '@shared/modules/products/product';
import { operatorsOf } from '@renderer/components/filter/filter-model';
import { setUp, startTestEngine, type Client, type TestEngine } from '../support/engine';

type Value = FilterCondition['value'];

const someId = '01890000-0000-7000-8000-000000000000';

/** A value the page could send for a field, one of its type. */
function one(field: FieldDescription): string | number | boolean {
  if (field.type === 'yesNo') return true;
  if (['number', 'money', 'decimal'].includes(field.type)) return 3;
  if (field.type === 'date') return '2026-11-20';
  if (field.type === 'moment') return '2026-11-20T00:00:00.000Z';
  if (['user', 'users', 'department', 'reference', 'stage', 'pipeline'].includes(field.type)) return someId;
  return field.options?.[0] ?? '甲';
}

function valueFor(field: FieldDescription, op: FilterOperator): Value {
  if (op === 'empty') return true;
  if (op === 'within') return 'thisMonth';
  if (op === 'in') return [one(field)];
  if (op === 'between') return [one(field), one(field)];
  return one(field);
}

const kinds: Readonly<
  Record<'customers' | 'contacts' | 'activities' | 'leads' | 'opportunities' | 'products', Fields>
> = {
  customers: customerFields,
  contacts: contactFields,
  activities: activityFields,
  leads: leadFields,
  opportunities: opportunityFields,
  products: productFields,
};

/** Choices among what the firm has set up. */
function editedType({ type }: FieldDescription) {
  return type === 'stage' || type === 'pipeline' ? 'choice' : type;
}

describe('every condition the page offers is one the engine takes', () => {
  let test: TestEngine;
  let admin: Client;
  beforeAll(async () => {
    test = await startTestEngine();
    admin = test.client(await setUp(test));
  });
  afterAll(() => test.close());

  const conditions = Object.entries(kinds).flatMap(([kind, fields]) =>
    Object.entries(fields)
      .filter(([, field]) => field.filterable)
      .flatMap(([key, field]) =>
        operatorsOf({ key, label: key, type: editedType(field) }).map((op) => ({
          kind,
          key,
          op,
          value: valueFor(field, op),
        })),
      ),
  );

  it.each(conditions)('$kind: $key $op', async ({ kind, key, op, value }) => {
    const { items } = await admin[kind as keyof typeof kinds].list({ filter: { field: key, op, value } });
    expect(items).toEqual([]);
  });
});
