import { Menu } from '@mantine/core';
import { isCommentKind, type CommentKind, type Mention } from '@shared/modules/comments/comment';
import type { TimelineEntryAnswer } from '@shared/modules/timeline/timeline';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isSaveKey } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { LongText } from '../timeline/LongText';
import timelineClasses from '../timeline/Timeline.module.css';
import classes from './Comments.module.css';
import { MentionField, type CommentDraft } from './MentionField';
import { mentionedIn, piecesOf } from './mention-text';
import { refreshComments } from './use-comment';

interface CommentEntryProps {
  entry: TimelineEntryAnswer;
  /** Who said it, by name. */
  author: string;
  time: React.ReactNode;
}

/** What somebody said about the record, with those spoken to; one's own can be changed and taken away in its place. */
export function CommentEntry({ entry, author, time }: CommentEntryProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [isEditing, setIsEditing] = useState(false);
  const comment = readComment(entry);
  const { kind } = entry.source;
  if (!isCommentKind(kind)) return null;
  const isOwn = entry.actorId === session.user.id;
  const unnamed = comment.mentions.filter(({ name }) => !comment.body.includes(`@${name}`));
  const remove = async () => {
    try {
      await client.comments.delete({ id: comment.id });
      refreshComments(kind);
      showToast({ message: t('comments.removed'), tone: 'good' });
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  return (
    <>
      <div className={timelineClasses.words}>
        <span className={timelineClasses.kind}>{t(`timeline.kinds.${entry.kind}`)}</span>
        <span className={timelineClasses.who}>{author}</span>
        {unnamed.map(({ id, name }) => (
          <span key={id} className={classes.mention} data-own={id === session.user.id || undefined}>
            {`@${name}`}
          </span>
        ))}
        {comment.isEdited && <span className={classes.edited}>{t('comments.edited')}</span>}
        {time}
        {(isOwn || session.can(kind, 'delete')) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="more" isSmall label={t('comments.more')} />
            </Menu.Target>
            <Menu.Dropdown>
              {isOwn && (
                <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={() => setIsEditing(true)}>
                  {t('comments.change')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<Icon name="trash" size={14} tone="bad" />} onClick={() => void remove()}>
                {t('comments.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {isEditing ? (
        <CommentEditor kind={kind} recordId={entry.source.id} comment={comment} onClose={() => setIsEditing(false)} />
      ) : (
        <LongText text={comment.body}>
          {piecesOf(comment.body, comment.mentions).map((piece, index) =>
            piece.mention ? (
              <span
                // Pieces of a text have their place only.
                key={index}
                className={classes.mention}
                data-own={piece.mention.id === session.user.id || undefined}
              >
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
        </LongText>
      )}
    </>
  );
}

interface SaidComment {
  readonly id: string;
  readonly body: string;
  readonly mentions: readonly Mention[];
  readonly version: number;
  readonly isEdited: boolean;
}

interface CommentEditorProps {
  kind: CommentKind;
  recordId: string;
  comment: SaidComment;
  onClose: () => void;
}

function CommentEditor({ kind, recordId, comment, onClose }: CommentEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<CommentDraft>({ text: comment.body, mentions: comment.mentions });
  const [isSaving, setIsSaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const save = async () => {
    if (isSaving || draft.text.trim() === '') return;
    setIsSaving(true);
    try {
      // Whom a hand-over note speaks to stands beside its text, not in it.
      const beside = comment.mentions.filter(({ name }) => !comment.body.includes(`@${name}`));
      const mentionIds = [...beside, ...mentionedIn(draft.text, draft.mentions)].map(({ id }) => id);
      await client.comments.patch({ id: comment.id, version: comment.version, body: draft.text, mentionIds });
      refreshComments(kind);
      onClose();
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <div
      className={classes.editor}
      role="group"
      aria-label={t('comments.change')}
      onKeyDown={(event) => {
        if (isSaveKey(event)) {
          event.preventDefault();
          void save();
        } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <MentionField
        kind={kind}
        id={recordId}
        draft={draft}
        onChange={setDraft}
        label={t('comments.label')}
        placeholder={t('comments.placeholder')}
      />
      {fault !== null && (
        <div className={classes.fault} role="alert">
          {fault}
        </div>
      )}
      <div className={classes.editorFoot}>
        <ActionButton tone="quiet" isSmall onClick={onClose}>
          {t('common.action.cancel')}
        </ActionButton>
        <ActionButton tone="solid" isSmall keys="mod+enter" isBusy={isSaving} onClick={() => void save()}>
          {t('common.action.save')}
        </ActionButton>
      </div>
    </div>
  );
}

/** The engine writes exactly these into the entry of a comment; where the role hides texts they are not there. */
function readComment({ summary }: TimelineEntryAnswer): SaidComment {
  const mentions = Array.isArray(summary['mentions']) ? (summary['mentions'] as readonly Mention[]) : [];
  return {
    id: typeof summary['commentId'] === 'string' ? summary['commentId'] : '',
    body: typeof summary['body'] === 'string' ? summary['body'] : '',
    version: Number(summary['version'] ?? 1),
    mentions,
    isEdited: summary['isEdited'] === true,
  };
}
