import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Department } from '@shared/modules/departments/department';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { isComposing } from '@renderer/app/keys';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { useDirectory } from '../../records/directory';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { treeLines, withBelow } from './tree';

interface DepartmentPanelProps {
  department: Department;
  departments: readonly Department[];
}

/** One department: name, head, where it stands. */
export function DepartmentPanel({ department, departments }: DepartmentPanelProps) {
  const { t } = useTranslation();
  const { userName, findUsers } = useDirectory();
  const { saved, refused } = useSaved();
  const [name, setName] = useState(department.name);
  const [parentId, setParentId] = useState(department.parentId);
  const [headId, setHeadId] = useState(department.headId);
  const [isDeleting, setIsDeleting] = useState(false);
  const canEdit = department.can.includes('edit');
  const isDirty = name !== department.name || parentId !== department.parentId || headId !== department.headId;
  useUnsavedWork(isDirty);
  const options = {
    onSuccess: () => saved(t('settings.departments.saved'), api.departments, api.users),
    onError: (error: unknown) => refused(error, api.departments),
  };
  const save = useMutation(api.departments.patch.mutationOptions(options));
  const remove = useMutation(api.departments.delete.mutationOptions(options));
  const own = withBelow(departments, department.id);
  const parents = treeLines(departments)
    .filter((line) => !own.has(line.department.id))
    .map((line) => ({ value: line.department.id, label: `${'　'.repeat(line.depth)}${line.department.name}` }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, version } = department;
    if (isDirty && name.trim() !== '') save.mutate({ id, version, name, parentId, headId });
  };
  return (
    <form
      className={classes.panel}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <h2>{department.name}</h2>
      <TextInput
        label={t('settings.departments.name')}
        maxLength={80}
        readOnly={!canEdit}
        value={name}
        error={name.trim() === '' && t('common.form.required')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ReferencePicker
        isPerson
        label={t('settings.departments.head')}
        readOnly={!canEdit}
        find={findUsers}
        value={headId ? { id: headId, name: userName(headId) } : null}
        onChange={(value) => setHeadId(value?.id ?? null)}
      />
      {department.parentId !== null && (
        <Select
          label={t('settings.departments.parent')}
          readOnly={!canEdit}
          allowDeselect={false}
          data={parents}
          value={parentId}
          onChange={setParentId}
        />
      )}
      <p className={classes.note}>{t('settings.departments.headNote')}</p>
      <div className={classes.panelActions}>
        {department.can.includes('delete') && department.parentId !== null && (
          <ActionButton tone="danger" icon="trash" onClick={() => setIsDeleting(true)}>
            {t('settings.departments.delete')}
          </ActionButton>
        )}
        {canEdit && (
          <ActionButton tone="solid" type="submit" isBusy={save.isPending} isDisabled={!isDirty || name.trim() === ''}>
            {t('common.action.save')}
          </ActionButton>
        )}
      </div>
      <ConfirmDialog
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
        title={t('settings.departments.deleteTitle', { name: department.name })}
        consequence={t('settings.departments.deleteConsequence')}
        actionLabel={t('settings.departments.delete')}
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => {
          setIsDeleting(false);
          remove.mutate({ id: department.id, version: department.version });
        }}
      />
    </form>
  );
}
