import type { ConversionPreview } from '@shared/modules/leads/conversion';
import { conversionKinds } from '@shared/modules/leads/conversion';
import type { QueryContext } from '../../context';
import type { DuplicateSource } from '../../duplicates/score';
import { countryOf } from '../../organization/country';
import { labelled } from '../../records/companions';
import { readVisible } from '../../records/read';
import { stringOrNull } from '../../records/tell';
import { visibleDuplicates } from '../duplicates';
import { leadKind } from './lead.kind';
import { prefillOf, shownFields } from './prefill';

const mostDeals = 10;

/**
 * What a lead could become: records in the caller's sight that may be the same, by phone, mail, tax id and name, come
 * before anything is made anew (LEA-04). Nothing the caller's role hides is compared or shown.
 */
export async function previewConversion(context: QueryContext, id: string): Promise<ConversionPreview> {
  const { db, caller } = context;
  const lead = shownFields(leadKind, caller.access, await readVisible(context, leadKind, id));
  const person: DuplicateSource = {
    kind: 'person',
    name: stringOrNull(lead['name']) ?? '',
    phones: labelled(lead['phones']).map(({ value }) => value),
    mails: labelled(lead['emails']).map(({ value }) => value),
    taxId: stringOrNull(lead['taxId']),
    country: await countryOf(db),
  };
  const firm = stringOrNull(lead['companyName']);
  const customer: DuplicateSource = firm === null ? person : { ...person, kind: 'company', name: firm };
  const customers = await visibleDuplicates(context, 'customer', customer);
  const contacts = await visibleDuplicates(context, 'contact', {
    ...person,
    taxId: null,
    companies: firm === null ? [] : [firm],
  });
  return {
    customers,
    contacts,
    opportunities: await openDeals(
      context,
      customers.map(({ record }) => record.id),
    ),
    // Made of the lead's own fields, which have the same names and schemas there.
    prefill: prefillOf(lead),
    mayCreate: conversionKinds.filter((kind) => caller.access.scope(kind, 'create') !== 'none'),
  };
}

async function openDeals(
  { db, services, caller }: QueryContext,
  customerIds: readonly string[],
): Promise<ConversionPreview['opportunities']> {
  if (customerIds.length === 0 || caller.access.group('basic') !== 'show') return [];
  const scope = services.access.scope('opportunity', caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string; number: string; name: string; customer_id: string }>(
    `SELECT c.id, c.number, c.name, c.customer_id FROM opportunity c
     WHERE c.customer_id IN (SELECT value FROM json_each(?)) AND c.status = 'open' AND c.deleted_at IS NULL AND ${scope.sql}
     ORDER BY c.updated_at DESC, c.id LIMIT ?`,
    [JSON.stringify(customerIds), ...scope.parameters, mostDeals],
  );
  return rows.map(({ customer_id, ...deal }) => ({ ...deal, customerId: customer_id }));
}
