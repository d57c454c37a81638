import type { CommentKind } from '@shared/modules/comments/comment';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import composerClasses from '../timeline/Timeline.module.css';
import classes from './Comments.module.css';
import { MentionField } from './MentionField';
import type { CommentState } from './use-comment';

interface CommentBoxProps {
  kind: CommentKind;
  id: string;
  comment: CommentState;
}

/** What one wants to say about a record, to whom, and the button that says it. */
export function CommentBox({ kind, id, comment }: CommentBoxProps) {
  const { t } = useTranslation();
  const { draft, setDraft, fault, isSaving, save } = comment;
  return (
    <>
      <div className={composerClasses.say}>
        <MentionField
          kind={kind}
          id={id}
          draft={draft}
          onChange={setDraft}
          label={t('comments.label')}
          placeholder={t('comments.placeholder')}
        />
      </div>
      {fault !== null && (
        <div className={composerClasses.fault} role="alert">
          <Icon name="alert" size={12} />
          {fault}
        </div>
      )}
      <div className={composerClasses.next}>
        <span className={classes.hint}>{t('comments.hint')}</span>
        <ActionButton tone="solid" isSmall keys="mod+enter" isBusy={isSaving} onClick={() => void save()}>
          {t('comments.send')}
        </ActionButton>
      </div>
    </>
  );
}
