import { Checkbox, Switch, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { handoverKinds, handoverResultSchema, type HandoverKind } from '@shared/modules/handover/handover.contract';
import type { User } from '@shared/modules/users/user';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import dialogClasses from '@renderer/components/feedback/Dialog.module.css';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import type { ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import { useDirectory } from '../../records/directory';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';

interface HandoverDialogProps {
  person: User;
  isOpen: boolean;
  onClose: () => void;
}

/** Moves what belongs to somebody to somebody else (ORG-09): counted before, followed while it runs, to be undone after. */
export function HandoverDialog({ person, isOpen, onClose }: HandoverDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('settings.handover.title', { name: person.name })}
      intro={t('settings.handover.intro')}
      width={520}
    >
      <Handover person={person} onClose={onClose} />
    </Dialog>
  );
}

function Handover({ person, onClose }: { person: User; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { findUsers } = useDirectory();
  const { refused } = useSaved();
  const preview = useQuery(api.handover.preview.queryOptions({ input: { id: person.id }, staleTime: 0 }));
  const [to, setTo] = useState<ReferenceValue | null>(null);
  const [kinds, setKinds] = useState<readonly HandoverKind[]>(handoverKinds);
  const [moveDepartment, setMoveDepartment] = useState(true);
  const [note, setNote] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation(
    api.handover.start.mutationOptions({
      onSuccess: (job) => setJobId(job.jobId),
      onError: (error) => refused(error, api.users),
    }),
  );
  if (jobId !== null) return <HandoverProgress jobId={jobId} to={to?.name ?? ''} onClose={onClose} />;
  if (preview.error) return <p className={classes.dialogText}>{faultOf(preview.error).message}</p>;
  if (!preview.data) return <LoadingRows rows={4} />;
  const { counts, headOf } = preview.data;
  const countOf = (kind: HandoverKind) => counts.find((one) => one.kind === kind)?.count ?? 0;
  const total = kinds.reduce((sum, kind) => sum + countOf(kind), 0);
  return (
    <>
      <div className={classes.dialogForm}>
        <div className={classes.panel}>
          <ReferencePicker
            isPerson
            label={t('settings.handover.to')}
            aria-required
            find={async (query) => (await findUsers(query)).filter(({ id }) => id !== person.id)}
            value={to}
            onChange={setTo}
          />
          <div>
            <span className={classes.label}>{t('settings.handover.what')}</span>
            {handoverKinds.map((kind) => (
              <Checkbox
                key={kind}
                mt={8}
                label={`${t(`access.resources.${kind}`)} · ${format.number(countOf(kind))}`}
                disabled={countOf(kind) === 0}
                checked={kinds.includes(kind) && countOf(kind) > 0}
                onChange={() => setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind])}
              />
            ))}
          </div>
          <Switch
            label={t('settings.handover.moveDepartment')}
            checked={moveDepartment}
            onChange={(event) => setMoveDepartment(event.currentTarget.checked)}
          />
          <Textarea
            label={t('records.handOver.note')}
            placeholder={t('records.handOver.notePlaceholder')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {headOf.length > 0 && (
            <p className={classes.note}>
              {t('settings.handover.headOf', {
                names: headOf.map(({ name }) => name).join(t('common.filter.listComma')),
              })}
            </p>
          )}
        </div>
      </div>
      <footer className={dialogClasses.footer}>
        <ActionButton tone="quiet" onClick={onClose}>
          {t('common.action.cancel')}
        </ActionButton>
        <span className={dialogClasses.space} />
        <ActionButton
          tone="solid"
          isBusy={start.isPending}
          isDisabled={to === null || total === 0}
          onClick={() =>
            to && start.mutate({ id: person.id, toUserId: to.id, kinds: [...kinds], moveDepartment, note })
          }
        >
          {t('settings.handover.start', { count: total, formatted: format.number(total) })}
        </ActionButton>
      </footer>
    </>
  );
}

const ended = new Set(['done', 'failed', 'cancelled', 'undone']);

function HandoverProgress({ jobId, to, onClose }: { jobId: string; to: string; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { saved, refused } = useSaved();
  const job = useQuery(
    api.jobs.read.queryOptions({
      input: { id: jobId },
      refetchInterval: ({ state }) => (state.data && ended.has(state.data.state) ? false : 500),
    }),
  );
  const undo = useMutation(
    api.jobs.undo.mutationOptions({
      onSuccess: () => saved(t('settings.handover.undone'), api.users, api.jobs),
      onError: (error) => refused(error),
    }),
  );
  if (!job.data) return <LoadingRows rows={2} />;
  const { state, position, total } = job.data;
  const result = handoverResultSchema.safeParse(job.data.result).data;
  const isEnded = ended.has(state);
  return (
    <>
      <div className={classes.dialogForm}>
        {!isEnded && (
          <ProgressLine label={t('settings.handover.running', { name: to })} done={position} total={total} />
        )}
        {isEnded && (
          <p>
            {t(`settings.handover.ended.${state}`, {
              name: to,
              count: result?.moved ?? 0,
              formatted: format.number(result?.moved ?? 0),
            })}
          </p>
        )}
        {(result?.kept ?? 0) > 0 && (
          <p className={classes.note}>{t('settings.handover.kept', { count: result?.kept })}</p>
        )}
      </div>
      <footer className={dialogClasses.footer}>
        {state === 'done' && (
          <ActionButton icon="undo" isBusy={undo.isPending} onClick={() => undo.mutate({ id: jobId })}>
            {t('common.action.undo')}
          </ActionButton>
        )}
        <span className={dialogClasses.space} />
        <ActionButton tone="solid" onClick={onClose}>
          {t('common.action.close')}
        </ActionButton>
      </footer>
    </>
  );
}
