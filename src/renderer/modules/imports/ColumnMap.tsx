import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { TextInput } from '@mantine/core';
import type { ColumnTargetInput, Import, ImportColumn, PlanOptions } from '@shared/modules/imports/import';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useKeys } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { Choose } from './Choose';
import classes from './Imports.module.css';
import { TargetMenu } from './TargetMenu';
import { useImportStep, useTargets } from './use-import';

type Choices = Record<number, ColumnTargetInput>;

/** Step 2: each column of the file with samples, where it goes, and how that was found. */
export function ColumnMap({ data, onPlanned }: { data: Import; onPlanned: () => void }) {
  const { t } = useTranslation();
  const plan = useImportStep(data.id, 'plan');
  const [choices, setChoices] = useState<Choices>({});
  const [options, setOptions] = useState<Partial<PlanOptions>>({});
  const { targets, labelOf } = useTargets(data.kind);
  const targetOf = (column: ImportColumn) => choices[column.index] ?? column;
  const submit = () => {
    const columns = Object.fromEntries(
      Object.entries(choices).map(([index, { field, label, part, group }]) => [index, { field, label, part, group }]),
    );
    // While it is checked the page shows how far; this step is gone by the time the plan is there.
    onPlanned();
    plan.mutate({ columns, ...options });
  };
  const mapped = new Set(data.columns.map((column) => targetOf(column).field));
  const missing = targets.filter((target) => target.isRequired && !mapped.has(target.field));
  useKeys([
    {
      keys: 'mod+enter',
      label: t('importPage.check'),
      group: t('importPage.title'),
      run: submit,
      isDisabled: plan.isPending || missing.length > 0,
    },
  ]);
  return (
    <>
      <div className={classes.mapLine}>
        <SavedMaps data={data} choices={choices} />
        <span className={classes.space} />
        <Options data={data} options={options} onChange={setOptions} />
      </div>
      <div className={classes.map}>
        <table className={classes.mapTable}>
          <thead>
            <tr>
              <th scope="col">{t('importPage.map.inFile')}</th>
              <th scope="col">{t('importPage.map.samples')}</th>
              <th scope="col">{t('importPage.map.goesTo')}</th>
              <th scope="col">{t('importPage.map.how')}</th>
            </tr>
          </thead>
          <tbody>
            {data.columns.map((column) => {
              const target = targetOf(column);
              const how = choices[column.index] ? 'chosen' : column.how;
              return (
                <tr key={column.index} data-off={target.field === null || undefined}>
                  <th scope="row">{column.header || t('importPage.map.nameless', { number: column.index + 1 })}</th>
                  <td>{column.samples.slice(0, 3).join(t('common.filter.listComma'))}</td>
                  <td>
                    <TargetMenu
                      column={column}
                      target={target}
                      targets={targets}
                      labelOf={labelOf}
                      onChange={(next) => setChoices((before) => ({ ...before, [column.index]: next }))}
                    />
                  </td>
                  <td className={classes.faint}>{t(`importPage.how.${how}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <Icon name={missing.length > 0 ? 'warning' : 'info'} size={14} tone={missing.length > 0 ? 'warn' : 'quiet'} />
        <span>
          {missing.length > 0
            ? t('importPage.map.missing', {
                fields: missing.map(({ field }) => labelOf(field)).join(t('common.filter.listComma')),
              })
            : t('importPage.map.hint')}
        </span>
        <span className={classes.space} />
        <ActionButton
          tone="solid"
          keys="mod+enter"
          onClick={submit}
          isBusy={plan.isPending}
          isDisabled={missing.length > 0}
        >
          {t('importPage.check')}
        </ActionButton>
      </div>
    </>
  );
}

/** What happens with rows that are there already or twice, and how dates are written. */
function Options({
  data,
  options,
  onChange,
}: {
  data: Import;
  options: Partial<PlanOptions>;
  onChange: (options: Partial<PlanOptions>) => void;
}) {
  const { t } = useTranslation();
  const now = { ...data.options, ...options };
  const items = <Value extends string>(name: string, values: readonly Value[]) =>
    values.map((value) => ({ value, label: t(`importPage.options.${name}.${value}`) }));
  return (
    <>
      <Choose
        label={t('importPage.options.onMatch.title')}
        value={now.onMatch}
        items={items('onMatch', ['update', 'skip', 'new'] as const)}
        onChange={(onMatch) => onChange({ ...options, onMatch })}
      />
      <Choose
        label={t('importPage.options.onRepeat.title')}
        value={now.onRepeat}
        items={items('onRepeat', ['merge', 'skip', 'new'] as const)}
        onChange={(onRepeat) => onChange({ ...options, onRepeat })}
      />
      <Choose
        label={t('importPage.options.dateOrder.title')}
        value={now.dateOrder}
        items={items('dateOrder', ['day-month', 'month-day'] as const)}
        onChange={(dateOrder) => onChange({ ...options, dateOrder })}
      />
      {(data.kind === 'contacts' || data.kind === 'opportunities') && (
        <Choose
          label={t('importPage.options.createCustomers.title')}
          value={now.createCustomers ? 'yes' : 'no'}
          items={items('createCustomers', ['yes', 'no'] as const)}
          onChange={(value) => onChange({ ...options, createCustomers: value === 'yes' })}
        />
      )}
    </>
  );
}

/** Maps kept under a name: one chooses one, or keeps this one for the next file of the same program. */
function SavedMaps({ data, choices }: { data: Import; choices: Choices }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const reread = useImportStep(data.id, 'reread');
  const maps = useQuery(api.imports.maps.queryOptions({ input: { kind: data.kind } }));
  const [name, setName] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (mapName: string) => {
      const columns = data.columns.map((column) => {
        const { field, label, part, group } = choices[column.index] ?? column;
        return [column.header, field === null ? null : { field, label, part, group }] as const;
      });
      return client.imports.saveMap({
        name: mapName,
        kind: data.kind,
        columns: Object.fromEntries(columns.filter(([header]) => header !== '')),
        keys: data.options.keys,
        dateOrder: data.options.dateOrder,
      });
    },
    onSuccess: (saved) => {
      showToast({ message: t('importPage.map.saved', { name: saved.name }), tone: 'good' });
      setName(null);
    },
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
    onSettled: () => cache.invalidateQueries({ queryKey: api.imports.maps.key() }),
  });
  const items = (maps.data?.items ?? []).map((map) => ({ value: map.id, label: map.name }));
  return (
    <>
      {items.length > 0 && (
        <Choose
          label={t('importPage.map.scheme')}
          value={null}
          items={items}
          onChange={(mapId) => reread.mutate({ mapId })}
        />
      )}
      <ActionButton tone="quiet" isSmall icon="disk" onClick={() => setName('')}>
        {t('importPage.map.save')}
      </ActionButton>
      <ConfirmDialog
        isOpen={name !== null}
        onClose={() => setName(null)}
        title={t('importPage.map.saveTitle')}
        consequence={t('importPage.map.saveHint')}
        actionLabel={t('common.action.save')}
        isBusy={save.isPending}
        onConfirm={() => name?.trim() && save.mutate(name.trim())}
      >
        <TextInput
          label={t('importPage.map.name')}
          value={name ?? ''}
          maxLength={80}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
