import { SegmentedControl, Select, TagsInput, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BulkChange, BulkSelection } from '@shared/modules/bulk/bulk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useKeys } from '@renderer/app/keys';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import dialogClasses from '@renderer/components/feedback/Dialog.module.css';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { FieldValue, ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import type { ColumnContext } from '../columns';
import { fromEditor } from '../field-values';
import classes from '../Records.module.css';
import { editorFieldOf, type RecordField } from '../record-fields';
import type { RecordModule } from '../record-module';

export type BulkKind = 'assign' | 'tag' | 'set' | 'delete';

interface BulkDialogProps {
  kind: BulkKind;
  module: RecordModule;
  selection: BulkSelection;
  fields: readonly RecordField[];
  context: ColumnContext;
  onClose: () => void;
  onStarted: (jobId: string, change: BulkChange) => void;
}

/** What shall happen to the ticked records, and, before anything does, to how many of them it can. */
export function BulkDialog(props: BulkDialogProps) {
  const { kind, module, selection, onClose, onStarted } = props;
  const { t } = useTranslation();
  const [change, setChange] = useState<BulkChange | null>(kind === 'delete' ? { type: 'delete' } : null);
  const [isStarting, setIsStarting] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const preview = useQuery({
    queryKey: ['bulk preview', module.kind, selection, change],
    queryFn: ({ signal }) =>
      client.bulk.preview({ resource: module.kind, selection, change: change ?? { type: 'delete' } }, { signal }),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const count = change ? preview.data?.allowed : undefined;
  const start = async () => {
    if (!change || isStarting || !count) return;
    setIsStarting(true);
    try {
      const { jobId } = await client.bulk.start({ resource: module.kind, selection, change });
      onStarted(jobId, change);
    } catch (error) {
      setFault(faultOf(error).message);
      setIsStarting(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t(`records.bulk.title.${kind}`)}
      footer={
        <BulkFooter
          label={t(`records.bulk.action.${kind}`, { count: count ?? 0 })}
          isDanger={kind === 'delete'}
          isDisabled={!count}
          isBusy={isStarting}
          onClose={onClose}
          onStart={() => void start()}
        />
      }
    >
      <div className={classes.dialogBody}>
        {kind === 'assign' && <AssignFields context={props.context} onChange={setChange} />}
        {kind === 'tag' && <TagFields onChange={setChange} />}
        {kind === 'set' && <SetFields fields={props.fields} context={props.context} onChange={setChange} />}
        {kind === 'delete' && <p>{t('records.bulk.deleteConsequence')}</p>}
        <BulkCount preview={change ? preview.data : undefined} />
        {(fault ?? preview.error) && (
          <div className={classes.fault} role="alert">
            {fault ?? faultOf(preview.error).message}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function BulkCount({ preview }: { preview: { selected: number; allowed: number; refused: number } | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!preview) return null;
  return (
    <div className={classes.consequence} role="status">
      {t('records.bulk.allowed', { count: preview.allowed, number: format.number(preview.allowed) })}
      {preview.refused > 0 && (
        <span className={classes.refused}>
          {t('records.bulk.refused', { count: preview.refused, number: format.number(preview.refused) })}
        </span>
      )}
    </div>
  );
}

interface ChangeProps {
  onChange: (change: BulkChange | null) => void;
}

function AssignFields({ context, onChange }: ChangeProps & { context: ColumnContext }) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<ReferenceValue | null>(null);
  const [department, setDepartment] = useState<ReferenceValue | null>(null);
  const [note, setNote] = useState('');
  const tell = (nextOwner: ReferenceValue | null, nextDepartment: ReferenceValue | null, nextNote = note) => {
    setOwner(nextOwner);
    setDepartment(nextDepartment);
    setNote(nextNote);
    onChange(
      nextOwner || nextDepartment
        ? {
            type: 'assign',
            ...(nextOwner && { ownerId: nextOwner.id }),
            ...(nextDepartment && { departmentId: nextDepartment.id }),
            ...(nextOwner && nextNote.trim() !== '' && { note: nextNote }),
          }
        : null,
    );
  };
  return (
    <>
      <div>
        <div className={classes.dialogLabel}>{t('records.bulk.newOwner')}</div>
        <ReferencePicker
          isPerson
          find={context.directory.findUsers}
          value={owner}
          aria-label={t('records.bulk.newOwner')}
          data-autofocus
          onChange={(next) => tell(next, department)}
        />
      </div>
      <div>
        <div className={classes.dialogLabel}>{t('records.bulk.newDepartment')}</div>
        <ReferencePicker
          isPerson={false}
          find={context.directory.findDepartments}
          value={department}
          aria-label={t('records.bulk.newDepartment')}
          placeholder={t('records.bulk.stays')}
          onChange={(next) => tell(owner, next)}
        />
        <p className={classes.dialogHint}>{t('records.bulk.departmentHint')}</p>
      </div>
      {owner && (
        <Textarea
          label={t('records.handOver.note')}
          placeholder={t('records.handOver.notePlaceholder')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={note}
          onChange={(event) => tell(owner, department, event.currentTarget.value)}
        />
      )}
    </>
  );
}

function TagFields({ onChange }: ChangeProps) {
  const { t } = useTranslation();
  const [type, setType] = useState<'addTags' | 'removeTags'>('addTags');
  const [tags, setTags] = useState<string[]>([]);
  const tell = (nextType: typeof type, nextTags: string[]) => {
    setType(nextType);
    setTags(nextTags);
    onChange(nextTags.length > 0 ? { type: nextType, tags: nextTags } : null);
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('records.bulk.title.tag')}
        value={type}
        data={[
          { value: 'addTags', label: t('records.bulk.addTags') },
          { value: 'removeTags', label: t('records.bulk.removeTags') },
        ]}
        onChange={(next) => tell(next === 'removeTags' ? 'removeTags' : 'addTags', tags)}
      />
      <TagsInput
        aria-label={t('records.bulk.tags')}
        placeholder={t('records.bulk.tagsHint')}
        value={tags}
        maxTags={20}
        data-autofocus
        onChange={(next) => tell(type, next)}
      />
    </>
  );
}

const settable: readonly RecordField['type'][] = [
  'text',
  'number',
  'money',
  'decimal',
  'date',
  'choice',
  'multiChoice',
  'yesNo',
];

function SetFields({
  fields,
  context,
  onChange,
}: ChangeProps & { fields: readonly RecordField[]; context: ColumnContext }) {
  const { t } = useTranslation();
  const choices = fields.filter(
    (field) => !field.isComputed && !field.isMasked && field.key !== 'name' && settable.includes(field.type),
  );
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<FieldValue>(null);
  const field = choices.find((one) => one.key === key);
  const tell = (nextField: RecordField | undefined, next: FieldValue) => {
    setValue(next);
    onChange(nextField ? { type: 'set', field: nextField.key, value: fromEditor(nextField, next) } : null);
  };
  return (
    <>
      <Select
        aria-label={t('common.filter.field')}
        placeholder={t('records.bulk.chooseField')}
        data={choices.map((one) => ({ value: one.key, label: one.label }))}
        value={key}
        searchable
        data-autofocus
        onChange={(next) => {
          setKey(next);
          tell(
            choices.find((one) => one.key === next),
            null,
          );
        }}
      />
      {field && (
        <div>
          <div className={classes.dialogLabel}>{t('records.bulk.newValue')}</div>
          <FieldControl
            key={field.key}
            field={editorFieldOf(field, context)}
            value={value}
            onChange={(next) => tell(field, next)}
          />
        </div>
      )}
    </>
  );
}

interface BulkFooterProps {
  label: string;
  isDanger: boolean;
  isDisabled: boolean;
  isBusy: boolean;
  onClose: () => void;
  onStart: () => void;
}

function BulkFooter({ label, isDanger, isDisabled, isBusy, onClose, onStart }: BulkFooterProps) {
  const { t } = useTranslation();
  useKeys([{ keys: 'mod+enter', run: onStart, isDisabled: isDisabled || isBusy }]);
  return (
    <>
      <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
        {t('common.action.cancel')}
      </ActionButton>
      <span className={dialogClasses.space} />
      <ActionButton
        tone={isDanger ? 'danger' : 'solid'}
        keys="mod+enter"
        isDisabled={isDisabled}
        isBusy={isBusy}
        onClick={onStart}
      >
        {label}
      </ActionButton>
    </>
  );
}
