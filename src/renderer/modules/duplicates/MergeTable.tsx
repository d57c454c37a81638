import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { MergeRecord } from '@shared/modules/merges/merges.contract';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { StatusMark } from '@renderer/components/basics/Status';
import { useDirectory } from '../records/directory';
import { FieldText } from '../records/FieldText';
import { isSameValue, texts, type Names } from '../records/field-values';
import { recordModules } from '../records/record-module';
import { useRecordFields, valueOf, type RecordField } from '../records/record-fields';
import { useReferencedNames } from '../records/referenced-names';
import classes from './Duplicates.module.css';

export interface MergeField {
  key: string;
  isConflict: boolean;
  isUnited: boolean;
  suggestedId: string | null;
}

interface MergeTableProps {
  kind: DuplicateRecordKind;
  /** The one that stays first. */
  records: readonly MergeRecord[];
  fields: readonly MergeField[];
  /** By field, the record whose value survives. */
  choices: Readonly<Record<string, string>>;
  onChoose: (key: string, id: string) => void;
  onKeepInstead: (id: string) => void;
}

/** A column a record and one for the result; arrow keys walk and choose. */
export function MergeTable({ kind, records, fields, choices, onChoose, onKeepInstead }: MergeTableProps) {
  const { t } = useTranslation();
  const [cursor, setCursor] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const known = useRecordFields(recordModules[kind]);
  const names = useMergeNames();
  const rows = fields.flatMap((field) => {
    const description = known.find(({ key }) => key === field.key);
    return description && !description.isComputed ? [{ field, description }] : [];
  });
  const differing = rows.filter(({ field }) => field.isConflict || differs(records, field.key));
  const same = rows.filter((row) => !differing.includes(row));
  const chosenId = (field: MergeField) => choices[field.key] ?? field.suggestedId ?? records[0]?.record.id ?? '';
  const handleKeyDown = (event: KeyboardEvent) => {
    const row = differing[cursor];
    if (!row) return;
    const place = records.findIndex(({ record }) => record.id === chosenId(row.field));
    const choose = (step: number) => {
      const next = records[place + step];
      if (next && !row.field.isUnited) onChoose(row.field.key, next.record.id);
    };
    if (event.key === 'ArrowDown') setCursor(Math.min(differing.length - 1, cursor + 1));
    else if (event.key === 'ArrowUp') setCursor(Math.max(0, cursor - 1));
    else if (event.key === 'ArrowRight') choose(1);
    else if (event.key === 'ArrowLeft') choose(-1);
    else return;
    event.preventDefault();
  };
  const united = differing.filter(({ field }) => field.isUnited).length;
  const fromOthers = differing.filter(
    ({ field }) => !field.isUnited && chosenId(field) !== records[0]?.record.id,
  ).length;
  return (
    <div
      className={classes.tableWrap}
      tabIndex={0}
      role="group"
      aria-label={t('mergePage.fields')}
      onKeyDown={handleKeyDown}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              {t('mergePage.field')}
              <p>{t('mergePage.arrows')}</p>
            </th>
            {records.map((one, index) => (
              <RecordHead
                key={one.record.id}
                one={one}
                isTarget={index === 0}
                onKeep={() => onKeepInstead(one.record.id)}
                isSwap={index === 1}
              />
            ))}
            <th scope="col" className={classes.resultHead}>
              <b>{t('mergePage.after')}</b>
              <p>
                {t('mergePage.afterCounts', {
                  kept: differing.length - united - fromOthers,
                  taken: fromOthers,
                  united,
                })}
              </p>
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ field, description }, index) => (
            <MergeRow
              key={field.key}
              field={field}
              description={description}
              records={records}
              names={names}
              chosenId={chosenId(field)}
              isCursor={index === cursor}
              onCursor={() => setCursor(index)}
              onChoose={(id) => onChoose(field.key, id)}
            />
          ))}
          {same.length > 0 && (
            <tr className={classes.same}>
              <td>{t('mergePage.others', { count: same.length })}</td>
              <td colSpan={records.length}>{t('mergePage.same')}</td>
              <td className={classes.result}>
                <button type="button" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
                  {t(isOpen ? 'mergePage.fold' : 'mergePage.unfold')}
                </button>
              </td>
            </tr>
          )}
          {isOpen &&
            same.map(({ field, description }) => (
              <tr key={field.key} className={classes.same}>
                <td>{description.label}</td>
                <td colSpan={records.length}>
                  {records[0] && (
                    <FieldText
                      field={description}
                      value={valueOf(records[0].record, field.key)}
                      names={names}
                      isOneLine
                    />
                  )}
                </td>
                <td className={classes.result} />
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordHead({
  one,
  isTarget,
  isSwap,
  onKeep,
}: {
  one: MergeRecord;
  isTarget: boolean;
  isSwap: boolean;
  onKeep: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { record } = one;
  return (
    <th scope="col">
      {isTarget ? (
        <b>
          <Icon name="flag" size={14} />
          {t('mergePage.keep')}
        </b>
      ) : (
        <span className={classes.mergeIn}>
          {t('mergePage.mergeIn')}
          <ActionButton isSmall keys={isSwap ? 's' : undefined} onClick={onKeep}>
            {t('mergePage.keepThis')}
          </ActionButton>
        </span>
      )}
      <p>
        {record.number} · {t('mergePage.createdOn', { date: format.date(record.createdAt ?? 0) })}
        {one.kind === 'customer' && one.record.lifeCycle && (
          <>
            {' · '}
            <StatusMark value={one.record.lifeCycle} />
          </>
        )}
      </p>
    </th>
  );
}

interface MergeRowProps {
  field: MergeField;
  description: RecordField;
  records: readonly MergeRecord[];
  names: Names;
  chosenId: string;
  isCursor: boolean;
  onCursor: () => void;
  onChoose: (id: string) => void;
}

function MergeRow({ field, description, records, names, chosenId, isCursor, onCursor, onChoose }: MergeRowProps) {
  const { t } = useTranslation();
  const text = (value: unknown) => <FieldText field={description} value={value} names={names} isOneLine />;
  const chosen = records.find(({ record }) => record.id === chosenId);
  const unitedValue = field.isUnited ? unite(records.map(({ record }) => valueOf(record, field.key))) : undefined;
  return (
    <tr aria-selected={isCursor} onMouseDown={onCursor}>
      <td>{description.label}</td>
      {records.map(({ record }) => {
        const isOn = field.isUnited || record.id === chosenId;
        return (
          <td key={record.id} className={isOn ? classes.winner : undefined}>
            {field.isUnited ? (
              <span className={classes.value}>{text(valueOf(record, field.key))}</span>
            ) : (
              <button
                type="button"
                role="radio"
                aria-checked={isOn}
                className={classes.value}
                onClick={() => onChoose(record.id)}
              >
                <i />
                {text(valueOf(record, field.key))}
              </button>
            )}
          </td>
        );
      })}
      <td className={classes.result}>
        <span className={classes.value}>
          {text(field.isUnited ? unitedValue : chosen && valueOf(chosen.record, field.key))}
          <span className={classes.why}>
            {field.isUnited
              ? t('mergePage.why.united')
              : chosen === records[0]
                ? ''
                : t('mergePage.why.taken', { number: chosen?.record.number })}
          </span>
        </span>
      </td>
    </tr>
  );
}

/** People, departments and records by name, for the values of all columns. */
function useMergeNames(): Names {
  const directory = useDirectory();
  return { directory, recordName: useReferencedNames() };
}

function differs(records: readonly MergeRecord[], key: string): boolean {
  const [first, ...others] = records.map(({ record }) => valueOf(record, key));
  return others.some((other) => !isSameValue(first, other));
}

/** Lists put together, each entry once. */
function unite(values: readonly unknown[]): unknown[] {
  const entries = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  const plain = texts(entries);
  if (plain.length === entries.length) return [...new Set(plain)];
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
