import { Fault } from '@shared/contract/faults';
import type { ConversionKind, ConvertInput } from '@shared/modules/leads/conversion';
import { conversionKinds } from '@shared/modules/leads/conversion';
import { givenUp } from '@shared/modules/leads/lead-flow';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import { strings } from '../../records/companions';
import type { Presented } from '../../records/present';
import { readRecord, readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { createRecord, patchRecord, stringOrNull } from '../../records/write';
import { areVisible, checkReferences, refuseForeignOwner, refuseHidden } from '../../records/write-checks';
import type { Carried } from './carry';
import { carryChildren } from './carry';
import { changeableLead, kindOf, tellConversion } from './conversion-common';
import { leadKind } from './lead.kind';
import { statusOf } from './lead-rules';
import { pick, prefillOf, reachOf } from './prefill';

type Values = Readonly<Record<string, unknown>>;
type Ids = Readonly<Record<ConversionKind, string | null>>;

/** What a conversion made, in the version it left it in. */
export interface Made {
  readonly kind: ConversionKind;
  readonly id: string;
  readonly version: number;
}

/** What a conversion changed of records that were there. */
export interface CarriedAlong {
  readonly children: readonly Carried[];
  /** A contact that was there and stands at the customer since. */
  readonly contactLinked: boolean;
}

/**
 * Makes of a lead what is asked for, or links it with what is there, all in one command (4.3, LEA-04). What is made has
 * source, sub-source, owner and co-workers of the lead; its activities and files hang on it too. The right to make is needed
 * for each kind that is made; what is linked must be in sight. The lead is for reading afterwards.
 */
export async function convertLead(context: CommandContext, input: ConvertInput): Promise<Presented> {
  const { db } = context;
  const lead = await changeableLead(context, input);
  const status = statusOf(lead) ?? 'new';
  if (status === 'converted') throw new Fault('in_use', { reason: 'leadConverted' });
  if (givenUp.includes(status)) throw new Fault('in_use', { reason: 'leadGivenUp' });
  await refuseTargets(context, input);
  const filled = await prefillFor(context, lead, input);
  const customerId = await targetOf(context, 'customer', input, filled.customer);
  const contact = await contactOf(context, input, filled.contact, customerId);
  const opportunityId = await targetOf(context, 'opportunity', input, {
    ...filled.opportunity,
    customerId,
    contactId: contact.id,
  });
  const ids: Ids = { customer: customerId, contact: contact.id, opportunity: opportunityId };
  const targets = conversionKinds.flatMap((kind) => (ids[kind] === null ? [] : [{ kind, id: ids[kind] }]));
  const children = await carryChildren(context, lead.id, targets);
  await patchRecord(asSystem(context), leadKind, {
    id: lead.id,
    version: lead.version,
    status: 'converted',
    customerId,
    contactId: contact.id,
    opportunityId,
  });
  const carried: CarriedAlong = { children, contactLinked: contact.isLinked };
  await db.insertRow('lead_conversion', {
    lead_id: lead.id,
    status_before: status,
    made: JSON.stringify(await madeOf(context, input, ids)),
    carried: JSON.stringify(carried),
    at: db.now,
    user_id: context.caller.user.id || null,
  });
  await tellConversion(context, lead, targets, 'leadConverted');
  return readRecord(context, leadKind, lead.id);
}

async function refuseTargets(context: CommandContext, input: ConvertInput): Promise<void> {
  const { access } = context.caller;
  if (conversionKinds.every((kind) => input[kind].mode === 'none'))
    throw new Fault('invalid_input', { reason: 'convertNothing' });
  for (const kind of conversionKinds) {
    const target = input[kind];
    if (target.mode === 'create' && access.scope(kind, 'create') === 'none') throw new Fault('not_allowed');
    if (target.mode === 'link' && !(await areVisible(context, kind, [target.id])))
      throw new Fault('invalid_input', { reason: 'badValue', field: kind });
  }
}

/** People who have left meanwhile are nobody's owner: the caller stands in for an owner, co-workers fall away. */
async function prefillFor({ db, caller }: CommandContext, lead: StoredRecord, input: ConvertInput) {
  const named = [...strings(lead['coOwnerIds']), ...strings([lead['ownerId']])];
  const rows = await db.all<{ id: string }>(
    'SELECT id FROM app_user WHERE id IN (SELECT value FROM json_each(?)) AND disabled_at IS NULL',
    [JSON.stringify(named)],
  );
  const active = new Set(rows.map(({ id }) => id));
  const ownerId = stringOrNull(lead['ownerId']);
  const filled = prefillOf({
    ...lead,
    ownerId: ownerId === null || active.has(ownerId) ? ownerId : caller.user.id,
    coOwnerIds: strings(lead['coOwnerIds']).filter((id) => active.has(id)),
  });
  const hasContact = input.contact.mode !== 'none';
  return hasContact ? filled : { ...filled, customer: { ...filled.customer, ...reachOf(lead) } };
}

async function targetOf(
  context: CommandContext,
  kind: 'customer' | 'opportunity',
  input: ConvertInput,
  filled: Values,
): Promise<string | null> {
  const target = input[kind];
  if (target.mode === 'none') return null;
  if (target.mode === 'link') return target.id;
  return make(context, kindOf(context, kind), filled, target.values ?? {});
}

/** A person customer is a contact already (CUS-07): that one is taken instead of a second. */
async function contactOf(
  context: CommandContext,
  input: ConvertInput,
  filled: Values,
  customerId: string | null,
): Promise<{ readonly id: string | null; readonly isLinked: boolean }> {
  const { db } = context;
  const kind = kindOf(context, 'contact');
  const target = input.contact;
  if (target.mode === 'link') return { id: target.id, isLinked: await linkContact(context, target.id, customerId) };
  const twin =
    input.customer.mode === 'create' && customerId !== null
      ? await db.one<{ id: string; version: number }>('SELECT id, version FROM contact WHERE person_customer_id = ?', [
          customerId,
        ])
      : undefined;
  if (target.mode === 'none') return { id: twin?.id ?? null, isLinked: false };
  const given: Values = target.values ?? {};
  if (!twin) {
    const customers = customerId === null ? [] : [{ id: customerId, role: null }];
    return { id: await make(context, kind, { ...filled, customers }, given), isLinked: false };
  }
  await refuseGiven(context, kind, given);
  const values = { ...pick(filled, ['title', 'source', 'subSource', 'tags']), ...given };
  await patchRecord(asSystem(context), kind, { ...twin, ...values });
  return { id: twin.id, isLinked: false };
}

/** Puts a contact that was there at the customer, where the caller may change it. */
async function linkContact(context: CommandContext, id: string, customerId: string | null): Promise<boolean> {
  const kind = kindOf(context, 'contact');
  const stored = await readStored(context.db, kind, id);
  const links = (await kind.linked?.read(context.db, id)) ?? [];
  const { can } = await readRecord(context, kind, id);
  const isThere = customerId === null || links.some((link) => link.id === customerId);
  if (isThere || !stored || !strings(can).includes('edit')) return false;
  const customers = [...links, { id: customerId, role: null }];
  await patchRecord(asSystem(context), kind, { id, version: stored.version, customers });
  return true;
}

/** What the caller says is checked by the caller's rights; what comes from the lead goes along though the role hides it. */
async function make(context: CommandContext, kind: WritableKind, filled: Values, given: Values): Promise<string> {
  await refuseGiven(context, kind, given);
  const asked: CommandContext = { ...asSystem(context), isFollowing: false };
  const { id } = await createRecord(asked, kind, { ...filled, ...given });
  return id;
}

async function refuseGiven(context: CommandContext, kind: WritableKind, given: Values): Promise<void> {
  refuseHidden(context, kind, given);
  await refuseForeignOwner(context, kind, given, undefined);
  await checkReferences(context, kind, given, undefined);
}

/** What came newly, the twin of a person customer among it. */
async function madeOf(context: CommandContext, input: ConvertInput, ids: Ids): Promise<Made[]> {
  const made: Made[] = [];
  for (const kind of conversionKinds) {
    const id = ids[kind];
    if (id === null || input[kind].mode === 'link') continue;
    const stored = await readStored(context.db, kindOf(context, kind), id);
    if (stored) made.push({ kind, id, version: stored.version });
  }
  return made;
}
