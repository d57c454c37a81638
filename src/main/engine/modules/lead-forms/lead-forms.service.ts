import { randomBytes } from 'node:crypto';
import { Fault } from '@shared/contract/faults';
import type { leadFormsContract } from '@shared/modules/lead-forms/lead-forms.contract';
import type { AddressLimit } from '../../access/address-limit';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { refuseStale } from '../../records/versions';
import { asksOf, listForms, openForm, readForm } from './form-store';
import { checkToken, makeToken } from './form-token';
import { checkAnswers, takeSubmission } from './take-submission';

type Handling = Handlers<typeof leadFormsContract>;

/** What the operations do; the limit counts the answers that come in, whichever way. */
export function leadFormsHandlers(limit: AddressLimit): Handling {
  return {
    list: async ({ db }) => ({ items: await listForms(db) }),
    create: async (context, { id: given, ...values }) => {
      const { db } = context;
      const id = given ?? db.newId();
      if (await db.one('SELECT id FROM lead_form WHERE id = ?', [id])) throw new Fault('duplicate');
      await refuseUnknownReceiver(context, values);
      await db.insertRow('lead_form', {
        id,
        key: randomBytes(8).toString('hex'),
        secret: randomBytes(32).toString('base64url'),
        ...columnsOf(values),
        created_at: db.now,
        updated_at: db.now,
      });
      db.announce('settings', 'leadForms');
      await auditChange(context, { kind: 'settings', recordId: id, reason: null, changes: changesBetween({}, values) });
      return readForm(db, id);
    },
    patch: async (context, { id, version, ...given }) => {
      const { db } = context;
      const before = await readForm(db, id);
      refuseStale(before, version);
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const changes = changesBetween(pick(before, Object.keys(values)), values);
      if (Object.keys(changes).length === 0) return before;
      await refuseUnknownReceiver(context, values);
      await db.updateRows('lead_form', { ...columnsOf(values), version: version + 1, updated_at: db.now }, { id });
      db.announce('settings', 'leadForms');
      await auditChange(context, { kind: 'settings', recordId: id, reason: null, changes });
      return readForm(db, id);
    },
    delete: async (context, { id, version }) => {
      const { db } = context;
      const form = await readForm(db, id);
      refuseStale(form, version);
      await db.deleteRows('lead_form', { id });
      db.announce('settings', 'leadForms');
      const changes = { name: [form.name, null] as const };
      await auditChange(context, { kind: 'settings', recordId: id, reason: null, changes });
      return { id };
    },
    open: async ({ db, now }, { key }) => {
      const form = await openForm(db, key);
      const { language, heading, intro, thanks, secret } = form;
      const { name: firm } = await readOrganization(db);
      return { key, language, heading, intro, thanks, asks: asksOf(form), firm, token: makeToken(secret, now) };
    },
    submit: {
      // What costs a spammer nothing is refused before the writer queue.
      begin: async ({ db, now, address }, { key, token, trap, values }) => {
        const form = await openForm(db, key);
        limit.take(address, now);
        if (trap !== '') throw new Fault('invalid_input', { reason: 'formSpam' });
        const nonce = checkToken(form.secret, token, now);
        const answers = checkAnswers(form, values);
        return async (context) => {
          // Switched off meanwhile, it takes nothing any more.
          await openForm(context.db, key);
          await takeSubmission(context, form, answers, nonce);
          return { thanks: form.thanks };
        };
      },
    },
  };
}

async function refuseUnknownReceiver(
  { db }: CommandContext,
  { ownerId, departmentId }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const bad = (field: string) => new Fault('invalid_input', { reason: 'badValue', field });
  const isThere = (table: string, id: string) => db.one(`SELECT id FROM ${table} WHERE id = ?`, [id]);
  if (typeof ownerId === 'string' && !(await isThere('app_user', ownerId))) throw bad('ownerId');
  if (typeof departmentId === 'string' && !(await isThere('department', departmentId))) throw bad('departmentId');
}

function columnsOf(values: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  const columns: Record<string, SqlValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (typeof value === 'boolean') columns[column] = value ? 1 : 0;
    else columns[column] = typeof value === 'string' || value === null ? value : JSON.stringify(value);
  }
  return columns;
}

function pick(record: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}
