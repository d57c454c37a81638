import { opportunityFields } from '@shared/modules/opportunities/opportunity';
import type { CommandContext } from '../../context';
import { documentLines, withProduct } from '../../documents/document-lines';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind, Written } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { addToTimeline } from '../../timeline/timeline';
import { dealExtras } from './deal-extras';
import { keepMove } from './stage-moves';
import { settleLines } from './deal-lines';
import { settleStage } from './stage-rules';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const pointing = (resource: 'customer' | 'contact') => ({
  resource,
  table: resource,
  ids: (linked: string) => `SELECT id FROM opportunity WHERE ${resource}_id IN (${linked})`,
});

export const opportunityKind: WritableKind = {
  ...defineKind({
    resource: 'opportunity',
    table: 'opportunity',
    fields: opportunityFields,
    expressions: {},
    links: { customerId: pointing('customer'), contactId: pointing('contact'), productId: withProduct('opportunity') },
    defaultSort: '-updatedAt',
    sorts: {
      number: sort('opportunity_number', 'number'),
      name: sort('opportunity_name', 'sort_name'),
      amount: sort('opportunity_amount', 'amount', true),
      expectedCloseDate: sort('opportunity_expected_close', 'expected_close_date', true),
      openedAt: sort('opportunity_opened_at', 'opened_at', true),
      closedAt: sort('opportunity_closed_at', 'closed_at', true),
      stageEnteredAt: sort('opportunity_stage_entered', 'stage_entered_at'),
      nextStepAt: sort('opportunity_next_step', 'next_step_at', true),
      lastContactAt: sort('opportunity_last_contact', 'last_contact_at', true),
      createdAt: sort('opportunity_created_at', 'created_at'),
      updatedAt: sort('opportunity_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'opportunity_number' },
      stageId: { index: 'opportunity_stage', alsoSorts: 'stageEnteredAt' },
      status: { index: 'opportunity_status', alsoSorts: 'updatedAt' },
      ownerId: { index: 'opportunity_owner', alsoSorts: 'updatedAt' },
      departmentId: { index: 'opportunity_department', alsoSorts: 'updatedAt' },
    },
    isShared: true,
    extras: dealExtras,
  }),
  numberPrefix: 'O',
  assignedBy: 'assign',
  normalise: (values, country) => normaliseCommon(opportunityFields, values, country),
  linked: documentLines('opportunity'),
  // A stage may ask for an amount, which lines give.
  settle: async (context, record, before) => {
    const priced = await settleLines(context, record, before);
    return { ...priced, ...(await settleStage(context, { ...record, ...priced }, before)) };
  },
  derived: (record) => ({ sort_name: sortName(String(record['name']), 'company') }),
  written: async (context, written) => {
    await keepMove(context, written);
    await tellDeal(context, written);
    if (!isMove(written)) await tellOwnTimeline(context, opportunityKind, written);
  },
  document: (record) => ({
    name: String(record['name']),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: String(record['number']),
  }),
};

/** That a deal began, moved or ended stands on the timelines of its customer and contact too. */
async function tellDeal(context: CommandContext, written: Written): Promise<void> {
  const { what, record } = written;
  const hasMoved = isMove(written);
  if (what !== 'created' && !hasMoved) return;
  const { db, caller } = context;
  const self = { kind: 'opportunity', id: record.id };
  const others = subjectsOf(record);
  const subjects = hasMoved ? [self, ...others] : others;
  if (subjects.length === 0) return;
  await addToTimeline(db, {
    at: db.now,
    kind: hasMoved ? 'dealMoved' : 'dealCreated',
    source: self,
    subjects,
    summary: { name: record['name'], stage: await stageName(context, record), status: record['status'] },
    actorId: caller.user.id,
    access: {
      resource: 'opportunity',
      ownerId: stringOrNull(record['ownerId']),
      departmentId: stringOrNull(record['departmentId']),
    },
  });
}

function isMove({ what, changes }: Written): boolean {
  return what === 'changed' && 'stageId' in changes;
}

function subjectsOf(record: StoredRecord) {
  return (['customer', 'contact'] as const).flatMap((kind) => {
    const id = stringOrNull(record[`${kind}Id`]);
    return id === null ? [] : [{ kind, id }];
  });
}

async function stageName({ db }: CommandContext, record: StoredRecord): Promise<string | null> {
  const row = await db.one<{ name: string }>('SELECT name FROM stage WHERE id = ?', [String(record['stageId'])]);
  return row?.name ?? null;
}
