import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Share, SharedKind } from '@shared/modules/sharing/sharing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { Icon } from '@renderer/app/icons/Icon';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Avatar } from '@renderer/components/basics/Avatar';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { useDirectory } from '../directory';
import recordClasses from '../Records.module.css';
import { SaveFooter } from '../SaveFooter';
import classes from './Access.module.css';

interface ShareDialogProps {
  kind: SharedKind;
  id: string;
  onClose: () => void;
}

type Principal = Share['with'];
interface Entry {
  readonly with: Principal;
  readonly level: Share['level'];
}

/** Gives a record to single people or departments beside whoever sees it anyway (ORG-03). */
export function ShareDialog({ kind, id, onClose }: ShareDialogProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(api.sharing.read.queryOptions({ input: { kind, id }, staleTime: 0 }));
  if (!data) {
    return (
      <Dialog isOpen onClose={onClose} title={t('records.share.title')} width={480}>
        {error ? <p className={recordClasses.dialogBody}>{faultOf(error).message}</p> : <LoadingRows rows={3} />}
      </Dialog>
    );
  }
  return <ShareForm key={data.tag} kind={kind} id={id} first={data.items} tag={data.tag} onClose={onClose} />;
}

interface ShareFormProps extends ShareDialogProps {
  first: readonly Entry[];
  tag: string;
}

function ShareForm({ kind, id, first, tag, onClose }: ShareFormProps) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const [entries, setEntries] = useState<readonly Entry[]>(first);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const find = async (query: string) => {
    const people = await directory.findUsers(query);
    const departments = await directory.findDepartments(query);
    return [
      ...departments.map(({ id: key, name }) => ({
        id: `department:${key}`,
        name,
        detail: t('records.share.department'),
      })),
      ...people.map((person) => ({ ...person, id: `user:${person.id}` })),
    ];
  };
  const save = async () => {
    setIsSaving(true);
    try {
      await client.sharing.set({
        kind,
        id,
        tag,
        shares: entries.map((entry) => ({ with: { kind: entry.with.kind, id: entry.with.id }, level: entry.level })),
      });
      void queryClient.invalidateQueries({ queryKey: api.sharing.key() });
      showToast({ message: t('records.share.saved'), tone: 'good' });
      onClose();
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('records.share.title')}
      intro={t('records.share.intro')}
      width={480}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={recordClasses.dialogBody}>
        <ReferencePicker
          // Empty again after each choice.
          key={entries.length}
          isPerson={false}
          find={find}
          value={null}
          aria-label={t('records.share.add')}
          placeholder={t('records.share.add')}
          data-autofocus
          onChange={(chosen) => {
            if (!chosen) return;
            const [principal, key = ''] = chosen.id.split(':');
            const kindOf = principal === 'department' ? 'department' : 'user';
            if (entries.some((entry) => entry.with.id === key)) return;
            setEntries([...entries, { with: { kind: kindOf, id: key, name: chosen.name }, level: 'view' }]);
          }}
        />
        {entries.length === 0 && <p className={recordClasses.dialogHint}>{t('records.share.nobody')}</p>}
        <ul className={classes.shares}>
          {entries.map((entry) => (
            <li key={entry.with.id} className={classes.share}>
              {entry.with.kind === 'user' ? (
                <Avatar id={entry.with.id} name={entry.with.name} isDecorative />
              ) : (
                <Icon name="people" />
              )}
              <span className={classes.shareName}>{entry.with.name}</span>
              <SegmentedControl
                size="xs"
                aria-label={t('records.share.level', { name: entry.with.name })}
                value={entry.level}
                data={[
                  { value: 'view', label: t('records.access.mayView') },
                  { value: 'edit', label: t('records.access.mayEdit') },
                ]}
                onChange={(level) =>
                  setEntries(
                    entries.map((one) =>
                      one.with.id === entry.with.id ? { ...one, level: level === 'edit' ? 'edit' : 'view' } : one,
                    ),
                  )
                }
              />
              <IconButton
                icon="close"
                isSmall
                label={t('records.share.remove', { name: entry.with.name })}
                onClick={() => setEntries(entries.filter((one) => one.with.id !== entry.with.id))}
              />
            </li>
          ))}
        </ul>
        {fault !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault}
          </div>
        )}
      </div>
    </Dialog>
  );
}
