import type { CommentKind } from '@shared/modules/comments/comment';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { isSaveKey, useKeys } from '@renderer/app/keys';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import classes from '../timeline/Timeline.module.css';
import { CommentBox } from './CommentBox';
import { commentKey } from './comment-key';
import { useComment } from './use-comment';

/** On pages without activities of their own (quotes, orders), and for people who may only look: what one can say. */
export function CommentPanel({ kind, id }: { kind: CommentKind; id: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const comment = useComment(kind, id, () => setIsOpen(false));
  useKeys([
    { keys: commentKey, label: t('comments.title'), group: t('common.composer.title'), run: () => setIsOpen(true) },
  ]);
  if (!isOpen)
    return (
      <div className={classes.rest} role="group" aria-label={t('comments.title')}>
        <button type="button" onClick={() => setIsOpen(true)}>
          <Icon name="chat" size={14} />
          {t('comments.title')}
          <KeyCap keys={commentKey} />
        </button>
        <button type="button" className={classes.ghost} tabIndex={-1} onClick={() => setIsOpen(true)}>
          {comment.draft.text.trim() === '' ? t('comments.placeholder') : comment.draft.text}
        </button>
      </div>
    );
  return (
    <div
      className={classes.composer}
      role="group"
      aria-label={t('comments.title')}
      onKeyDown={(event) => {
        if (isSaveKey(event)) {
          event.preventDefault();
          void comment.save();
        } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation();
          setIsOpen(false);
        }
      }}
    >
      <CommentBox kind={kind} id={id} comment={comment} />
    </div>
  );
}
