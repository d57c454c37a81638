import { Textarea, TextInput } from '@mantine/core';
import type { KnownCaller } from '@shared/modules/calls/calls.contract';
import { formatPhone } from '@shared/lib/phone';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { refreshActivities } from '../activities/refresh-activities';
import recordClasses from '../records/Records.module.css';
import { newIds, whenOf } from '../records/timeline/composer-draft';
import { secondsOf } from '../records/timeline/day-and-time';
import { DayPicker } from '../records/timeline/DayPicker';
import { Pick } from '../records/timeline/Pick';
import {
  clockOf,
  holdOf,
  nextOf,
  secondsOfCall,
  startCall,
  stateOf,
  unanswered,
  type CallClock,
  type CallSeconds,
} from './call-clock';
import { blankCall, callOutcomes, entryOfCall, subjectsOf, type CallDraft } from './call-draft';
import classes from './Calls.module.css';

interface CallLogProps {
  number: string;
  caller: KnownCaller | undefined;
  onLogged: (caller: KnownCaller | undefined) => void;
}

const spans = ['talk', 'hold', 'wrap'] as const;

/** The clock of the call and what is kept of it; everything has an answer already, so that one key logs it (U19, ACT-03). */
export function CallLog({ number, caller, onLogged }: CallLogProps) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const now = useSecond();
  const [clock, setClock] = useState<CallClock>(() => startCall(present()));
  const [draft, setDraft] = useState<CallDraft>(blankCall);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [ids] = useState(newIds);
  const state = stateOf(clock);
  const measured = secondsOfCall(clock, now);
  useUnsavedWork(state !== 'ringing' || draft.note !== '' || draft.nextText !== '');
  const change = (patch: Partial<CallDraft>) => {
    setDraft({ ...draft, ...patch });
    setFault(null);
  };
  const choose = (outcome: CallDraft['outcome']) => {
    change({ outcome });
    if (outcome !== 'connected') setClock(unanswered(clock, present()));
  };
  const goOn = () => {
    if (state === 'ringing') change({ outcome: 'connected' });
    setClock(nextOf(clock, present()));
  };
  const hold = () => setClock(holdOf(clock, present()));
  const log = async () => {
    if (isSaving) return;
    const at = present();
    const seconds = secondsToLog(draft, secondsOfCall(clock, at));
    if (seconds === null) return setFault(t('records.composer.badDuration'));
    if (number === '' && !caller) return setFault(t('calls.needsNumber'));
    if (draft.next !== null && draft.nextText.trim() === '') return setFault(t('records.composer.nextNeedsText'));
    setIsSaving(true);
    try {
      const subjects = subjectsOf(caller);
      const subject = caller ? undefined : t('calls.subject', { number: formatPhone(number) });
      await client.activities.create({ id: ids.entry, subjects, subject, ...entryOfCall(draft, clock, seconds) });
      if (draft.nextText.trim() !== '')
        await client.activities.create({
          id: ids.next,
          kind: 'task',
          subject: draft.nextText.trim(),
          subjects,
          ...whenOf(draft.next, organization.timeZone),
        });
      refreshActivities();
      onLogged(caller);
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  const group = t('calls.title');
  const goesOn = t(`calls.next.${state === 'ringing' ? 'answer' : 'hangUp'}`);
  useKeys([
    { keys: 'alt+a', label: goesOn, group, run: goOn, isDisabled: state === 'ended' },
    { keys: 'alt+h', label: t('calls.next.hold'), group, run: hold, isDisabled: state === 'ended' },
    { keys: 'alt+m', label: t('activities.options.outcome.missed'), group, run: () => choose('missed') },
    { keys: 'mod+enter', label: t('calls.log'), group, run: () => void log() },
  ]);
  return (
    <section className={classes.log} aria-label={t('calls.log')}>
      <div className={classes.clock} data-state={state}>
        <span className={classes.state}>{t(`calls.states.${state}`)}</span>
        <b role="timer" aria-label={t('calls.clock')}>
          {clockOf(
            state === 'ringing'
              ? Math.floor((now - clock.startedAt) / 1000)
              : state === 'ended'
                ? measured.wrap
                : state === 'held'
                  ? measured.hold
                  : measured.talk,
          )}
        </b>
        <span className={classes.buttons}>
          {state !== 'ended' && (
            <ActionButton isSmall icon={state === 'ringing' ? 'phone' : 'check'} keys="alt+a" onClick={goOn}>
              {goesOn}
            </ActionButton>
          )}
          {(state === 'talking' || state === 'held') && (
            <ActionButton isSmall icon="pause" keys="alt+h" onClick={hold}>
              {t(state === 'held' ? 'calls.next.resume' : 'calls.next.hold')}
            </ActionButton>
          )}
        </span>
      </div>
      <div className={classes.line} role="group" aria-label={t('activities.fields.direction')}>
        {(['inbound', 'outbound'] as const).map((direction) => (
          <Pick key={direction} isOn={draft.direction === direction} onClick={() => change({ direction })}>
            {t(`activities.options.direction.${direction}`)}
          </Pick>
        ))}
      </div>
      <div className={classes.line} role="group" aria-label={t('activities.fields.outcome')}>
        {callOutcomes.map((outcome) => (
          <Pick key={outcome} isOn={draft.outcome === outcome} onClick={() => choose(outcome)}>
            {t(`activities.options.outcome.${outcome}`)}
          </Pick>
        ))}
      </div>
      <div className={classes.spans}>
        {spans.map((span) => (
          <TextInput
            key={span}
            size="xs"
            label={t(`activities.fields.${span}Seconds`)}
            value={draft.seconds[span] ?? clockOf(measured[span])}
            disabled={span !== 'wrap' && draft.outcome !== 'connected'}
            onChange={(event) => change({ seconds: { ...draft.seconds, [span]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <Textarea
        label={t('calls.note')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <div className={classes.nextStep}>
        <Icon name="arrow" size={14} />
        <DayPicker value={draft.next} onChange={(next) => change({ next })} label={t('common.composer.dateLabel')} />
        <TextInput
          className={classes.nextText}
          size="xs"
          maxLength={300}
          value={draft.nextText}
          placeholder={t('common.composer.nextPlaceholder')}
          aria-label={t('common.composer.nextStep')}
          onChange={(event) => change({ nextText: event.currentTarget.value })}
        />
      </div>
      {fault !== null && (
        <p className={recordClasses.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={classes.foot}>
        <span className={classes.note}>{t(caller ? 'calls.on' : 'calls.onNobody', { name: caller?.name })}</span>
        <ActionButton tone="solid" keys="mod+enter" isBusy={isSaving} onClick={() => void log()}>
          {t('calls.log')}
        </ActionButton>
      </div>
    </section>
  );
}

/** What was measured, or typed instead; null where that is no length of time. */
function secondsToLog({ seconds, outcome }: CallDraft, measured: CallSeconds): CallSeconds | null {
  const given = { ...measured };
  for (const span of spans) {
    const text = seconds[span];
    const read = text === undefined ? measured[span] : secondsOf(text);
    if (read === null) return null;
    given[span] = span !== 'wrap' && outcome !== 'connected' ? 0 : read;
  }
  return given;
}

/** The moment somebody presses something. */
function present(): number {
  return Date.now();
}

/** The present moment, once a second. */
function useSecond(): number {
  const [now, setNow] = useState(present);
  useEffect(() => {
    const timer = setInterval(() => setNow(present()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
