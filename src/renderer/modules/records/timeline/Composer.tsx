import { repliedKinds, replies } from '@shared/modules/activities/activity';
import { Menu, Textarea, TextInput } from '@mantine/core';
import type { ActivitySubject } from '@shared/modules/activities/activity';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isSaveKey } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { CommentBox } from '../comments/CommentBox';
import { CommentPanel } from '../comments/CommentPanel';
import { useComment } from '../comments/use-comment';
import {
  blankDraft,
  entryOf,
  newIds,
  outcomesOf,
  problemOf,
  whenOf,
  type ComposerTab,
  type Draft,
} from './composer-draft';
import { ComposerAtRest, ComposerTabs, useComposerKeys, useComposerTabs } from './ComposerTabs';
import { DayPicker } from './DayPicker';
import { secondsOf } from './day-and-time';
import { Pick } from './Pick';
import classes from './Timeline.module.css';

/** Lets the page open the composer from elsewhere: the phone's buttons, the first of the three facts. */
export interface ComposerHandle {
  open(tab: ComposerTab): void;
}

interface ComposerProps {
  subject: ActivitySubject;
  /** People one may have talked to; the first is proposed for a call. */
  contacts: readonly { id: string; name: string }[];
  onSaved: () => void;
  handle: Ref<ComposerHandle>;
}

/** Logs what just happened and sets the next step at once: one key to begin, Ctrl+Enter to save. */
export function Composer({ subject, contacts, onSaved, handle }: ComposerProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [tab, setTab] = useState<ComposerTab | null>(null);
  const kind = tab === 'comment' ? null : tab;
  const [draft, setDraft] = useState<Draft>(blankDraft);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  // Made once for a draft: what was sent and not answered is not logged twice.
  const [ids, setIds] = useState(newIds);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDirty = draft.text.trim() !== '' || draft.nextText.trim() !== '';
  useUnsavedWork(isDirty);

  const tabs = useComposerTabs();
  const comment = useComment(subject.kind, subject.id, () => setTab(null));
  const open = (next: ComposerTab) => {
    setTab(next);
    if (next !== 'comment') setDraft((before) => ({ ...before, outcome: outcomesOf(next)[0] ?? null }));
  };
  useImperativeHandle(handle, () => ({ open }));
  useEffect(() => {
    if (kind !== null) field.current?.focus();
  }, [kind]);
  useComposerKeys(session.can('activity', 'create') ? tabs : [], open);

  const change = (patch: Partial<Draft>) => {
    setDraft({ ...draft, ...patch });
    setFault(null);
  };
  const save = async () => {
    if (kind === null || isSaving) return;
    const seconds = draft.duration.trim() === '' ? null : secondsOf(draft.duration);
    const problem = problemOf(kind, draft, seconds);
    if (problem) {
      setFault(t(`records.composer.${problem}`));
      return;
    }
    setIsSaving(true);
    try {
      const subjects: ActivitySubject[] = [
        subject,
        ...(draft.contactId === null || kind === 'task' ? [] : [{ kind: 'contact' as const, id: draft.contactId }]),
      ];
      await client.activities.create({
        id: ids.entry,
        subjects,
        ...entryOf(kind, draft, seconds, session.organization.timeZone),
      });
      if (kind !== 'task' && draft.nextText.trim() !== '') {
        await client.activities.create({
          id: ids.next,
          kind: 'task',
          subject: draft.nextText.trim(),
          subjects,
          ...whenOf(draft.next, session.organization.timeZone),
        });
      }
      showToast({ message: t('records.composer.saved', { kind: t(`common.composer.${kind}`) }), tone: 'good' });
      setDraft(blankDraft);
      setTab(null);
      setIds(newIds());
      onSaved();
    } catch (error) {
      setFault(faultOf(error).message);
    }
    setIsSaving(false);
  };
  if (!session.can('activity', 'create')) return <CommentPanel kind={subject.kind} id={subject.id} />;
  if (tab === null) return <ComposerAtRest tabs={tabs} onOpen={open} text={draft.text || comment.draft.text} />;
  const keys = (event: React.KeyboardEvent) => {
    if (isSaveKey(event)) {
      event.preventDefault();
      void (kind === null ? comment.save() : save());
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      setTab(null);
    }
  };
  if (kind === null)
    return (
      <div className={classes.composer} role="group" aria-label={t('common.composer.title')} onKeyDown={keys}>
        <ComposerTabs tabs={tabs} chosen={tab} onOpen={open} />
        <CommentBox kind={subject.kind} id={subject.id} comment={comment} />
      </div>
    );
  const outcomes = outcomesOf(kind);
  const contact = contacts.find(({ id }) => id === draft.contactId);
  return (
    <div className={classes.composer} role="group" aria-label={t('common.composer.title')} onKeyDown={keys}>
      <ComposerTabs tabs={tabs} chosen={kind} onOpen={open} />
      <div className={classes.say}>
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={12}
          maxLength={kind === 'task' ? 300 : 20_000}
          value={draft.text}
          placeholder={t(kind === 'task' ? 'common.composer.nextPlaceholder' : 'common.composer.placeholder')}
          aria-label={t('common.composer.body', { kind: t(`common.composer.${kind}`) })}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </div>
      {(outcomes.length > 0 || kind === 'task') && (
        <div className={classes.line}>
          {outcomes.map((outcome) => (
            <Pick
              key={outcome}
              isOn={draft.outcome === outcome}
              onClick={() => change({ outcome: draft.outcome === outcome ? null : outcome })}
            >
              {t(`activities.options.outcome.${outcome}`)}
            </Pick>
          ))}
          {kind === 'call' && (
            <button
              type="button"
              className={classes.pick}
              onClick={() => change({ direction: draft.direction === 'outbound' ? 'inbound' : 'outbound' })}
            >
              <Icon name="sync" size={12} />
              {t(`activities.options.direction.${draft.direction}`)}
            </button>
          )}
          {kind !== 'task' && contacts.length > 0 && (
            <ContactMenu contacts={contacts} chosen={contact} onChoose={(contactId) => change({ contactId })} />
          )}
          {kind === 'call' && draft.outcome === 'connected' && (
            <TextInput
              className={classes.duration}
              value={draft.duration}
              placeholder={t('records.composer.duration')}
              aria-label={t('activities.fields.talkSeconds')}
              onChange={(event) => change({ duration: event.currentTarget.value })}
            />
          )}
          {kind === 'task' && (
            <DayPicker
              value={draft.next}
              onChange={(next) => change({ next })}
              label={t('activities.fields.dueDate')}
            />
          )}
        </div>
      )}
      {subject.kind === 'lead' && repliedKinds.includes(kind) && (
        <div className={classes.line} role="group" aria-label={t('activities.fields.reply')}>
          <span>{t('activities.fields.reply')}</span>
          {replies.map((reply) => (
            <Pick
              key={reply}
              isOn={draft.reply === reply}
              onClick={() => change({ reply: draft.reply === reply ? null : reply })}
            >
              {t(`activities.options.reply.${reply}`)}
            </Pick>
          ))}
        </div>
      )}
      {fault !== null && (
        <div className={classes.fault} role="alert">
          <Icon name="alert" size={12} />
          {fault}
        </div>
      )}
      <div className={classes.next}>
        {kind === 'task' ? (
          <span className={classes.nextText} />
        ) : (
          <>
            <span className={classes.nextLabel}>
              <Icon name="arrow" size={14} />
              {t('common.composer.nextStep')}
            </span>
            <DayPicker
              value={draft.next}
              onChange={(next) => change({ next })}
              label={t('common.composer.dateLabel')}
            />
            <TextInput
              className={classes.nextText}
              variant="unstyled"
              value={draft.nextText}
              maxLength={300}
              placeholder={t('common.composer.nextPlaceholder')}
              aria-label={t('common.composer.nextStep')}
              onChange={(event) => change({ nextText: event.currentTarget.value })}
            />
          </>
        )}
        <ActionButton tone="solid" isSmall keys="mod+enter" isBusy={isSaving} onClick={() => void save()}>
          {t('common.action.save')}
        </ActionButton>
      </div>
    </div>
  );
}

interface ContactMenuProps {
  contacts: readonly { id: string; name: string }[];
  chosen: { id: string; name: string } | undefined;
  onChoose: (id: string | null) => void;
}

function ContactMenu({ contacts, chosen, onChoose }: ContactMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.pick}>
          <Icon name="person" size={12} />
          {chosen?.name ?? t('records.composer.withWhom')}
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {contacts.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onChoose(id)}>
            {name}
          </Menu.Item>
        ))}
        {chosen && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChoose(null)}>{t('records.composer.nobody')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
