import { useMutation } from '@tanstack/react-query';
import type { Department } from '@shared/modules/departments/department';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import type { EditorField } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../../records/directory';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { treeLines } from './tree';

interface NewDepartmentProps {
  isOpen: boolean;
  /** Where it stands unless changed: below the chosen one. */
  parentId: string | null;
  departments: readonly Department[];
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A further department. */
export function NewDepartment(props: NewDepartmentProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('settings.departments.add')} width={480}>
      <NewDepartmentForm {...props} />
    </Dialog>
  );
}

function NewDepartmentForm({ parentId, departments, onClose, onAdded }: NewDepartmentProps) {
  const { t } = useTranslation();
  const { findUsers } = useDirectory();
  const { saved } = useSaved();
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({ name: '', parentId, head: null });
  const [isDirty, setIsDirty] = useState(false);
  const add = useMutation(
    api.departments.create.mutationOptions({
      onSuccess: (department) => {
        saved(t('settings.departments.added', { name: department.name }), api.departments);
        onAdded(department.id);
        onClose();
      },
    }),
  );
  const options = treeLines(departments).map(({ department, depth }) => ({
    value: department.id,
    label: `${'　'.repeat(depth)}${department.name}`,
  }));
  const fields: EditorField[] = [
    { key: 'name', type: 'text', label: t('settings.departments.name'), required: true, maxLength: 80 },
    { key: 'parentId', type: 'choice', label: t('settings.departments.parent'), options, required: true },
    { key: 'head', type: 'user', label: t('settings.departments.head'), find: findUsers },
  ];
  const save = () => {
    const { name, parentId: parent, head } = values;
    add.mutate({
      id,
      name: typeof name === 'string' ? name : '',
      ...(typeof parent === 'string' && { parentId: parent }),
      ...(typeof head === 'object' && head !== null && 'id' in head && { headId: head.id }),
    });
  };
  return (
    <div className={classes.dialogForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setIsDirty(true);
        }}
        onSubmit={save}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={add.isPending}
        errors={add.error ? { name: faultOf(add.error).message } : undefined}
        submitLabel={t('settings.departments.add')}
      />
    </div>
  );
}
