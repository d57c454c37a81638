import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf, type ApiFault } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import { Tags } from '@renderer/components/basics/Tag';
import { ConflictDialog, type ConflictField, type ConflictSide } from '@renderer/components/feedback/ConflictDialog';
import { FieldText } from './FieldText';
import { labelledEntries, texts, type Names } from './field-values';
import { mergeVersions, type MergedVersions } from './merge-versions';
import { asInput, valueOf, type RecordField } from './record-fields';
import { titleOf, type AnyRecord, type RecordModule, type RecordValues } from './record-module';
import { rememberRecord } from './record-names';
import type { RecordPart } from './record-part';

export type SaveResult =
  | { readonly kind: 'saved'; readonly record: AnyRecord }
  /** Refused; `errors` by field, and a sentence for the whole. */
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>>; readonly message: string }
  /** Somebody saved first and the person went back to what was typed. */
  | { readonly kind: 'backToForm' };

const noParts: readonly RecordPart[] = [];

interface Question {
  readonly merged: MergedVersions;
  /** Of parts that are no fields. */
  readonly parts: readonly ConflictField[];
  readonly current: AnyRecord;
  readonly other: { id: string; name: string };
  readonly savedAt: string;
  readonly answer: (choices: Record<string, ConflictSide> | null) => void;
}

/**
 * Saves changes to a record. Where somebody saved first, what does not touch the same fields is merged without asking
 * (rule 5); for the rest both versions are shown side by side. `parts` are what is saved with a record without being a
 * field of it. Draw `dialog` somewhere on the page.
 */
export function useSaveRecord(
  module: RecordModule,
  fields: readonly RecordField[],
  names: Names,
  parts: readonly RecordPart[] = noParts,
): { save: (base: AnyRecord, changes: RecordValues) => Promise<SaveResult>; dialog: ReactNode } {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);

  const ask = async (merged: MergedVersions, inParts: readonly ConflictField[], current: AnyRecord) => {
    const { other, savedAt } = await lastSaved(module, current, names, t('records.somebody'));
    const choices = await new Promise<Record<string, ConflictSide> | null>((answer) =>
      setQuestion({ merged, parts: inParts, current, other, savedAt, answer }),
    );
    setQuestion(null);
    return choices;
  };

  const save = async (base: AnyRecord, changes: RecordValues): Promise<SaveResult> => {
    let version = base.version;
    let values = changes;
    for (;;) {
      try {
        const record = await module.patch(base.id, version, asInput(values));
        rememberRecord(module.kind, record);
        return { kind: 'saved', record };
      } catch (error) {
        const fault = faultOf(error);
        const current = currentOf(fault);
        if (fault.code !== 'stale_version' || !current) return refusal(fault);
        const merged = mergeVersions(
          (key) => fields.find((field) => field.key === key)?.isList ?? Array.isArray(valueOf(current, key)),
          (key) => valueOf(base, key),
          Object.fromEntries(Object.entries(changes).filter(([key]) => !parts.some((part) => part.key === key))),
          (key) => valueOf(current, key),
          fields.filter((field) => !field.isComputed).map(({ key }) => key),
        );
        const mergedParts = parts
          .filter(({ key }) => key in changes)
          .map((part) => ({ key: part.key, ...part.merge(base, changes[part.key], current) }));
        const inParts = mergedParts.flatMap(({ open }) => open);
        const choices = merged.open.length + inParts.length > 0 ? await ask(merged, inParts, current) : {};
        if (choices === null) return { kind: 'backToForm' };
        const next: Record<string, unknown> = { ...merged.values };
        for (const { key, mine } of merged.open) if (choices[key] === 'mine') next[key] = mine;
        for (const { key, settle } of mergedParts) next[key] = settle(choices);
        values = next;
        version = current.version;
        if (Object.keys(values).length === 0) {
          rememberRecord(module.kind, current);
          return { kind: 'saved', record: current };
        }
      }
    }
  };
  return { save, dialog: question && <Conflict module={module} fields={fields} names={names} question={question} /> };
}

interface ConflictProps {
  module: RecordModule;
  fields: readonly RecordField[];
  names: Names;
  question: Question;
}

function Conflict({ module, fields, names, question }: ConflictProps) {
  const format = useFormat();
  const { merged, parts, current, other, savedAt, answer } = question;
  const fieldOf = (key: string) => fields.find((field) => field.key === key);
  const text = (key: string, value: unknown) => {
    const field = fieldOf(key);
    return field ? <FieldText field={field} value={value} names={names} isOneLine /> : String(value);
  };
  const open = merged.open.map(({ key, mine, theirs }): ConflictField => ({
    key,
    label: fieldOf(key)?.label ?? key,
    mine: text(key, mine),
    theirs: text(key, theirs),
  }));
  const united = merged.united.map((key): ConflictField => ({
    key,
    label: fieldOf(key)?.label ?? key,
    mine: null,
    theirs: null,
    merged: <UnitedText value={merged.values[key]} />,
  }));
  return (
    <ConflictDialog
      isOpen
      onClose={() => answer(null)}
      other={other}
      savedAt={format.time(savedAt)}
      recordName={titleOf(module, current)}
      mergedCount={merged.silentCount}
      fields={[...open, ...parts, ...united]}
      onSave={answer}
    />
  );
}

function UnitedText({ value }: { value: unknown }) {
  const words = texts(value);
  return <Tags tags={words.length > 0 ? words : labelledEntries(value).map((entry) => entry.value)} />;
}

function currentOf(fault: ApiFault): AnyRecord | null {
  const current = fault.data['current'];
  if (typeof current !== 'object' || current === null || !('version' in current)) return null;
  // The engine answers the record as this reader may see it, in the shape of the contract.
  return current as AnyRecord;
}

/** Who saved first and when, as the timeline has it; it knows nothing of what the reader may not see. */
async function lastSaved(module: RecordModule, current: AnyRecord, names: Names, somebody: string) {
  const unknown = { other: { id: '', name: somebody }, savedAt: current.updatedAt ?? new Date().toISOString() };
  const { name: subjects } = module;
  if (subjects === 'activities') return unknown;
  try {
    const { items } = await client[subjects].timeline({
      id: current.id,
      kinds: 'changed',
      limit: 1,
    });
    const [last] = items;
    const name = last?.actorId ? names.directory.userName(last.actorId) : '';
    return last?.actorId && name !== '' ? { other: { id: last.actorId, name }, savedAt: last.at } : unknown;
  } catch {
    return unknown;
  }
}

/** What was refused, at the fields the engine names, and as a sentence. */
export function refusal(fault: ApiFault): Extract<SaveResult, { kind: 'refused' }> {
  const errors: Record<string, string> = {};
  const { field, issues } = fault.data;
  if (typeof field === 'string') errors[field] = fault.message;
  if (fault.data.reason === 'taxIdCheckDigit') errors['taxId'] = fault.message;
  if (Array.isArray(issues)) {
    for (const issue of issues as { path?: unknown; message?: unknown }[]) {
      if (typeof issue.path !== 'string') continue;
      const [first = '', second] = issue.path.split('.');
      errors[first === 'custom' && second ? `custom.${second}` : first] = fault.message;
    }
  }
  return { kind: 'refused', errors, message: fault.message };
}
