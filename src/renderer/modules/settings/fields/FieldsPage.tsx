import { useMutation, useQuery } from '@tanstack/react-query';
import { extensibleKinds, type ExtensibleKind, type OwnField } from '@shared/modules/fields/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { FieldDialog } from './FieldDialog';

/** The firm's own fields (USE-03): they behave like built-in ones everywhere. */
export function FieldsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [kind, setKind] = useState<ExtensibleKind>('customer');
  const [editing, setEditing] = useState<OwnField | 'new' | null>(null);
  const list = useQuery(api.fields.list.queryOptions({ input: {} }));
  const canEdit = can('settings', 'edit');
  const ofKind = (resource: ExtensibleKind) => list.data?.items.filter((field) => field.resource === resource) ?? [];
  const fields = ofKind(kind);
  const addButton = canEdit && (
    <ActionButton icon="plus" onClick={() => setEditing('new')}>
      {t('settings.fields.add')}
    </ActionButton>
  );
  return (
    <SettingsFrame active="fields" title={t('settings.places.fields.label')} actions={addButton}>
      <Tabs
        label={t('settings.places.fields.label')}
        items={extensibleKinds.map((key) => ({
          key,
          label: t(`access.resources.${key}`),
          count: ofKind(key).filter(({ isRetired }) => !isRetired).length,
        }))}
        activeKey={kind}
        onSelect={(key) => setKind(extensibleKinds.find((one) => one === key) ?? 'customer')}
      />
      {list.isPending && <LoadingRows />}
      {list.error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(list.error).message}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && fields.length === 0 && (
        <EmptyState title={t('settings.fields.empty')} actions={addButton}>
          {t('settings.fields.emptyText')}
        </EmptyState>
      )}
      {fields.length > 0 && <FieldTable fields={fields} canEdit={canEdit} onEdit={setEditing} />}
      <FieldDialog
        key={editing === null ? 'closed' : editing === 'new' ? `new-${kind}` : editing.id}
        field={editing === 'new' ? null : editing}
        resource={kind}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
      />
    </SettingsFrame>
  );
}

interface FieldTableProps {
  fields: readonly OwnField[];
  canEdit: boolean;
  onEdit: (field: OwnField) => void;
}

function FieldTable({ fields, canEdit, onEdit }: FieldTableProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const options = {
    onSuccess: () => saved(t('settings.fields.saved'), api.fields),
    onError: (error: unknown) => refused(error, api.fields),
  };
  const move = useMutation(api.fields.patch.mutationOptions(options));
  const retire = useMutation(api.fields.retire.mutationOptions(options));
  const revive = useMutation(api.fields.revive.mutationOptions(options));
  const columns = ['label', 'type', 'group', 'required', 'search'] as const;
  const shift = (field: OwnField, other: OwnField | undefined, step: number) => {
    if (other) move.mutate({ id: field.id, version: field.version, position: Math.max(0, other.position + step) });
  };
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`settings.fields.columns.${column}`)}
              </th>
            ))}
            <th aria-label={t('common.action.more')} />
          </tr>
        </thead>
        <tbody>
          {fields.map((field, index) => (
            <tr key={field.id}>
              <td>
                {field.isRetired ? (
                  <Status icon="barred" tone="faint">
                    {t('settings.fields.retired', { label: field.label })}
                  </Status>
                ) : (
                  field.label
                )}
              </td>
              <td>{t(`settings.fields.types.${field.type}`)}</td>
              <td>{t(`access.fieldGroups.${field.group}`)}</td>
              <td>{field.isRequired ? t('common.value.yes') : t('common.value.no')}</td>
              <td>
                {field.index === 'waiting' ? (
                  <Status icon="clock" tone="quiet">
                    {t('settings.fields.indexing')}
                  </Status>
                ) : (
                  t(field.isSearchable ? 'common.value.yes' : 'common.value.no')
                )}
              </td>
              <td>
                {canEdit && (
                  <span className={classes.rowActions}>
                    <IconButton
                      icon="arrowUp"
                      label={t('common.table.moveUp', { name: field.label })}
                      isSmall
                      isDisabled={index === 0 || move.isPending}
                      onClick={() => shift(field, fields[index - 1], 0)}
                    />
                    <IconButton
                      icon="arrowDown"
                      label={t('common.table.moveDown', { name: field.label })}
                      isSmall
                      isDisabled={index === fields.length - 1 || move.isPending}
                      onClick={() => shift(field, fields[index + 1], 1)}
                    />
                    <ActionButton isSmall tone="quiet" onClick={() => onEdit(field)}>
                      {t('settings.fields.edit')}
                    </ActionButton>
                    <ActionButton
                      isSmall
                      tone="quiet"
                      onClick={() =>
                        (field.isRetired ? revive : retire).mutate({ id: field.id, version: field.version })
                      }
                    >
                      {t(field.isRetired ? 'settings.fields.revive' : 'settings.fields.retire')}
                    </ActionButton>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
