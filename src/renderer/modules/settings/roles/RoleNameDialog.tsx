import { useMutation } from '@tanstack/react-query';
import type { Role } from '@shared/modules/roles/role';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { RecordForm } from '@renderer/components/form/RecordForm';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';

export type RoleNameTask = { kind: 'create' } | { kind: 'copy' | 'rename'; role: Role };

interface RoleNameDialogProps {
  task: RoleNameTask | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

/** Asks for the name of a new, copied or renamed role. */
export function RoleNameDialog({ task, onClose, onDone }: RoleNameDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen={task !== null}
      onClose={onClose}
      title={task ? t(`settings.roles.naming.${task.kind}`) : ''}
      width={440}
    >
      {task && <RoleNameForm task={task} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function RoleNameForm({ task, onClose, onDone }: RoleNameDialogProps & { task: RoleNameTask }) {
  const { t } = useTranslation();
  const { saved } = useSaved();
  const before =
    task.kind === 'create' ? '' : task.kind === 'copy' ? t('settings.roles.copyName', task.role) : task.role.name;
  const [name, setName] = useState(before);
  const save = useMutation({
    mutationFn: (next: string) => {
      if (task.kind === 'create') return client.roles.create({ name: next, fieldGroups: { basic: 'show' } });
      const { id, version } = task.role;
      return task.kind === 'copy'
        ? client.roles.copy({ id, name: next })
        : client.roles.patch({ id, version, name: next });
    },
    onSuccess: (role) => {
      saved(t('settings.roles.saved', { name: role.name }), api.roles);
      onClose();
      onDone(role.id);
    },
  });
  return (
    <div className={classes.dialogForm}>
      <RecordForm
        fields={[{ key: 'name', type: 'text', label: t('settings.roles.name'), required: true, maxLength: 80 }]}
        values={{ name }}
        onChange={({ name: next }) => setName(typeof next === 'string' ? next : '')}
        onSubmit={() => save.mutate(name.trim())}
        onCancel={onClose}
        isDirty={name !== before}
        isSaving={save.isPending}
        errors={save.error ? { name: faultOf(save.error).message } : undefined}
        submitLabel={t('common.action.save')}
      />
    </div>
  );
}
