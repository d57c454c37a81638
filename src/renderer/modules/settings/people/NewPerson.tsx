import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import { useDirectory } from '../../records/directory';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { OneTimePassword } from './OneTimePassword';
import { personFields, personInput } from './person-fields';

interface NewPersonProps {
  isOpen: boolean;
  onClose: () => void;
}

interface Added {
  name: string;
  username: string;
  password: string;
}

/** Adds a person; the password for one time is then shown, once. */
export function NewPerson({ isOpen, onClose }: NewPersonProps) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<Added | null>(null);
  const close = () => {
    setAdded(null);
    onClose();
  };
  return (
    <>
      <Dialog isOpen={isOpen && added === null} onClose={close} title={t('settings.people.add')} width={520}>
        <NewPersonForm onClose={close} onAdded={setAdded} />
      </Dialog>
      <OneTimePassword person={added} onClose={close} />
    </>
  );
}

function NewPersonForm({ onClose, onAdded }: { onClose: () => void; onAdded: (added: Added) => void }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const { saved } = useSaved();
  const roles = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({ furtherDepartmentIds: [], roleIds: [] });
  const [isDirty, setIsDirty] = useState(false);
  const add = useMutation(
    api.users.create.mutationOptions({
      onSuccess: ({ name, username, oneTimePassword }) => {
        saved(t('settings.people.added', { name }), api.users, api.departments, api.roles);
        if (oneTimePassword === undefined) onClose();
        else onAdded({ name, username: username ?? '', password: oneTimePassword });
      },
    }),
  );
  return (
    <div className={classes.dialogForm}>
      <RecordForm
        fields={personFields(t, directory, roles.data?.items ?? [])}
        values={values}
        onChange={(next) => {
          setValues(next);
          setIsDirty(true);
        }}
        onSubmit={() => add.mutate({ id, ...personInput(values) })}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={add.isPending}
        errors={add.error ? { username: faultOf(add.error).message } : undefined}
        submitLabel={t('settings.people.add')}
      />
    </div>
  );
}
