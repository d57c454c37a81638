import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOff } from '@shared/modules/hand-offs/hand-off';
import { client } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useDirectory } from '../records/directory';
import { textOf } from '../records/field-values';
import type { AnyRecord } from '../records/record-module';
import classes from './Leads.module.css';
import { ReturnDialog } from './ReturnDialog';
import { handOffStep, useHandOffs } from './use-hand-off';

/** A hand-off that waits, with what one may do about it, or one that came back (LEA-06). */
export function HandOffBar({ lead }: { lead: AnyRecord }) {
  const { t } = useTranslation();
  const { last, can } = useHandOffs(lead);
  const say = useSay();
  const [isReturning, setIsReturning] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  if (!last || (last.state !== 'waiting' && last.state !== 'returned') || textOf(lead['handOffState']) === '')
    return null;
  const run = async (step: () => Promise<HandOff>, done: string) => {
    setIsBusy(true);
    const fault = await handOffStep(step, done);
    setIsBusy(false);
    if (fault !== undefined) showToast({ message: fault, tone: 'bad' });
  };
  const { id } = lead;
  const note = last.state === 'waiting' ? last.note : last.answerNote;
  return (
    <section className={classes.handOff} aria-label={t('handOffs.action')} data-late={last.isLate || undefined}>
      <Icon name={last.state === 'waiting' ? 'assign' : 'undo'} size={14} />
      <div className={classes.handOffWords}>
        <p>{say(last, can.includes('answer'))}</p>
        {note !== '' && <p className={classes.handOffNote}>{note}</p>}
      </div>
      <div className={classes.handOffActions}>
        {can.includes('answer') && (
          <>
            <ActionButton isSmall icon="undo" onClick={() => setIsReturning(true)}>
              {t('handOffs.return')}
            </ActionButton>
            <ActionButton
              isSmall
              tone="solid"
              icon="check"
              isBusy={isBusy}
              onClick={() => void run(() => client.handOffs.accept({ id }), t('handOffs.accepted'))}
            >
              {t('handOffs.accept')}
            </ActionButton>
          </>
        )}
        {can.includes('withdraw') && (
          <ActionButton
            isSmall
            isBusy={isBusy}
            onClick={() => void run(() => client.handOffs.withdraw({ id }), t('handOffs.withdrawn'))}
          >
            {t('handOffs.withdraw')}
          </ActionButton>
        )}
      </div>
      {isReturning && <ReturnDialog lead={lead} onClose={() => setIsReturning(false)} />}
    </section>
  );
}

function useSay() {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName, departmentName } = useDirectory();
  const nameOf = (id: string | null) => (id === null ? t('handOffs.nobody') : userName(id));
  return (last: HandOff, isMine: boolean): string => {
    const { state, toUserId, toDepartmentId, score, fromId, reason, dueAt } = last;
    if (state === 'returned')
      return reason === 'late'
        ? t('handOffs.returnedLate')
        : t('handOffs.wasReturned', {
            name: nameOf(last.answeredById),
            reason: reason === null ? '' : t(`handOffs.reasons.${reason}`),
          });
    const to = toUserId === null ? departmentName(toDepartmentId ?? '') : userName(toUserId);
    const what = !isMine
      ? t('handOffs.waits', { to })
      : score === null
        ? t('handOffs.waitsForMe', { from: nameOf(fromId) })
        : t('handOffs.waitsForMeByRule', { score });
    const more = [
      !isMine && score !== null && t('handOffs.byScore', { score }),
      last.isLate ? t('handOffs.late') : dueAt !== null && t('handOffs.due', { when: format.dateTime(dueAt) }),
    ].filter((part) => part !== false);
    return [what, ...more].join(' · ');
  };
}
