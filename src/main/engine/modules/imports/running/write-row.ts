import { Fault } from '@shared/contract/faults';
import type { LineGiven } from '@shared/modules/documents/document';
import type { CommandContext } from '../../../context';
import { labelled } from '../../../records/companions';
import { createRecord, patchRecord } from '../../../records/write';
import type { WritableKind } from '../../../records/writable-kind';
import { sortName } from '../../../search/sort-name';
import { addStage, firstStage, loadStages } from '../../pipelines';
import { comparableName, foreignId } from '../planning/identity';
import type { NamedRecords } from '../planning/named-records';
import { roleOf, subjectsOf } from '../planning/plan-links';
import { linesOf } from '../planning/order-row';
import type { RowPlan, Said } from '../planning/row-plan';
import { stageKey, suggestedType } from '../planning/stage-names';
import { resourceOf } from '../planning/targets';

/** Records by what rows call them, and the stages the run has made or found, by their comparable names. */
export type Named = Readonly<Record<'customer' | 'contact', NamedRecords>> & { readonly stages: Map<string, string> };

/** What one row became. */
export type RowOutcome = 'created' | 'updated';

/** Writes a planned row through the record kit, as if its maker had typed it: same checks, audit, timeline and search. */
export async function writeRow(context: CommandContext, plan: RowPlan, said: Said, named: Named): Promise<RowOutcome> {
  const kind = kindOf(context, resourceOf[said.kind]);
  if (plan.recordId === null) throw new Error(`row ${plan.rowNumber} has no record`);
  if (plan.verdict === 'create') {
    const id = plan.recordId;
    await createRecord(context, kind, { ...said.values, id, ...(await linksFor(context, said, named)) });
    await keepReference(context, said, kind, id);
    await addPerson(context, said, id);
    return 'created';
  }
  await change(context, kind, plan, said, named);
  await keepReference(context, said, kind, plan.recordId);
  await addPerson(context, said, plan.recordId);
  return 'updated';
}

async function change(
  context: CommandContext,
  kind: WritableKind,
  plan: RowPlan,
  said: Said,
  named: Named,
): Promise<void> {
  const { contact: _contact, ...patch }: Record<string, unknown> = plan.patch ?? {};
  const id = plan.recordId ?? '';
  const version = plan.version ?? 0;
  await resolveDealLinks(context, patch, said, named);
  if (said.kind === 'orders' && patch['lines'] !== undefined)
    patch['lines'] = await withProducts(context, linesOf(patch));
  if (Array.isArray(patch['customers'])) {
    // Written by linkChange with exactly these two.
    const links = patch['customers'] as { id: string; role: string | null }[];
    patch['customers'] = await Promise.all(
      links.map(async (link) =>
        link.id.startsWith('new:')
          ? { ...link, id: await customerCalled(context, said, link.id.slice(4), named) }
          : link,
      ),
    );
  }
  if (Object.keys(patch).length > 0) {
    await patchRecord(context, kind, { ...patch, id, version });
    return;
  }
  const now = await context.db.one<{ version: number }>(
    `SELECT version FROM ${kind.table} WHERE id = ? AND deleted_at IS NULL`,
    [id],
  );
  if (now?.version !== version) throw new Fault('stale_version');
}

async function linksFor(context: CommandContext, said: Said, named: Named): Promise<Record<string, unknown>> {
  if (said.kind === 'activities') return { subjects: subjectsOf(said, named) };
  if (said.kind === 'opportunities') return dealLinks(context, said, named);
  if (said.kind === 'orders') return orderLinks(context, said, named);
  const { company } = said.links;
  if (said.kind !== 'contacts' || company === undefined) return {};
  return { customers: [{ id: await customerCalled(context, said, company, named), role: roleOf(said) }] };
}

/** Customer, contact and stage of a new deal; left out where its row names none. */
async function dealLinks(context: CommandContext, said: Said, named: Named): Promise<Record<string, unknown>> {
  const { customer, contact, stageId, newStage } = said.links;
  const person = contact === undefined ? undefined : named.contact.find(contact);
  return {
    ...(customer !== undefined && { customerId: await customerCalled(context, said, customer, named) }),
    ...(typeof person === 'object' && { contactId: person.id }),
    ...(stageId !== undefined && { stageId }),
    ...(newStage !== undefined && { stageId: await stageCalled(context, newStage, named) }),
  };
}

/** Customer of a new order, and the products its lines are called by. */
async function orderLinks(context: CommandContext, said: Said, named: Named): Promise<Record<string, unknown>> {
  const { customer } = said.links;
  return {
    ...(customer !== undefined && { customerId: await customerCalled(context, said, customer, named) }),
    lines: await withProducts(context, linesOf(said.values)),
  };
}

/** What a deal's patch names and the plan did not find is made now. */
async function resolveDealLinks(
  context: CommandContext,
  patch: Record<string, unknown>,
  said: Said,
  named: Named,
): Promise<void> {
  const nameOf = (key: string) => {
    const value = patch[key];
    return typeof value === 'string' && value.startsWith('new:') ? value.slice(4) : undefined;
  };
  const customer = nameOf('customerId');
  if (customer !== undefined) patch['customerId'] = await customerCalled(context, said, customer, named);
  const stage = nameOf('stageId');
  if (stage !== undefined) patch['stageId'] = await stageCalled(context, stage, named);
}

/** Lines with the product whose code or name they carry, where only one can be meant and the importer sees products. */
async function withProducts(context: CommandContext, lines: readonly LineGiven[]): Promise<LineGiven[]> {
  const { db, caller } = context;
  if (caller.access.scope('product', 'view') === 'none') return [...lines];
  const found: LineGiven[] = [];
  for (const line of lines) {
    const products = await db.all<{ id: string }>(
      'SELECT id FROM product WHERE deleted_at IS NULL AND (code = ? OR (sort_name = ? AND name = ?)) LIMIT 2',
      [line.name, sortName(line.name, 'company'), line.name],
    );
    found.push(products.length === 1 ? { ...line, productId: products[0]?.id ?? null } : line);
  }
  return found;
}

/** The stage of that name in the usual pipeline, made where the plan said that it would be. */
async function stageCalled(context: CommandContext, name: string, named: Named): Promise<string> {
  const { db, caller } = context;
  const key = stageKey(name);
  const made = named.stages.get(key);
  if (made !== undefined) return made;
  const { pipeline_id: pipelineId } = await firstStage(db);
  const known = (await loadStages(db, pipelineId)).find((stage) => stageKey(stage.name) === key);
  if (!known && caller.access.scope('settings', 'edit') === 'none') throw new Fault('not_allowed');
  const id = known?.id ?? (await addStage(context, pipelineId, { name, type: suggestedType(name) }));
  named.stages.set(key, id);
  return id;
}

/** The customer of that name, made where the plan said that it would be. */
async function customerCalled(context: CommandContext, said: Said, name: string, named: Named): Promise<string> {
  const found = named.customer.find(name);
  if (found === 'ambiguous')
    throw new Fault('invalid_input', { reason: 'badValue', field: said.kind === 'contacts' ? 'company' : 'customer' });
  if (found) return found.id;
  const { ownerId, departmentId } = said.values;
  const made = await createRecord(context, kindOf(context, 'customer'), {
    kind: 'company',
    name,
    ...(ownerId !== undefined && { ownerId }),
    ...(departmentId !== undefined && { departmentId }),
  });
  named.customer.remember(name, { id: made.id, name });
  return made.id;
}

/** A list of firms often names whom to ask for: that person becomes a contact with the row's mobile numbers. */
async function addPerson(context: CommandContext, said: Said, customerId: string): Promise<void> {
  const name = said.links['contact'];
  if (said.kind !== 'customers' || name === undefined || said.values['kind'] === 'person') return;
  if (context.caller.access.scope('contact', 'create') === 'none') return;
  const linked = await context.db.all<{ name: string }>(
    'SELECT c.name FROM customer_contact l JOIN contact c ON c.id = l.contact_id WHERE l.customer_id = ? AND c.deleted_at IS NULL',
    [customerId],
  );
  if (linked.some((contact) => comparableName(contact.name) === comparableName(name))) return;
  const { ownerId, departmentId } = said.values;
  await createRecord(context, kindOf(context, 'contact'), {
    name,
    phones: labelled(said.values['phones']).filter(({ label }) => label === 'mobile'),
    customers: [{ id: customerId, role: null }],
    ...(ownerId !== undefined && { ownerId }),
    ...(departmentId !== undefined && { departmentId }),
  });
}

/** The id the record has where it came from: the next file finds it by that. */
async function keepReference(
  { db, batchId }: CommandContext,
  said: Said,
  kind: WritableKind,
  id: string,
): Promise<void> {
  const value = foreignId(said.links);
  if (value === undefined) return;
  // One that is known stays with the import that brought it, so that undoing a later one does not forget it.
  await db.run(
    `INSERT INTO external_reference (kind, value, record_id, import_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, value) DO UPDATE SET record_id = excluded.record_id, import_id = excluded.import_id
     WHERE external_reference.record_id <> excluded.record_id`,
    [kind.resource, value, id, batchId],
  );
}

function kindOf({ services }: CommandContext, resource: string): WritableKind {
  const kind = services.kinds.find(resource);
  if (!kind) throw new Error(`no kind ${resource}`);
  return kind;
}
