import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { CommentKind } from '@shared/modules/comments/comment';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { CommentDraft } from './MentionField';
import { mentionedIn } from './mention-text';

const blank: CommentDraft = { text: '', mentions: [] };

/** What is being said about a record, kept while one looks at something else on its page. */
export interface CommentState {
  readonly draft: CommentDraft;
  readonly setDraft: (draft: CommentDraft) => void;
  readonly fault: string | null;
  readonly isSaving: boolean;
  readonly save: () => Promise<void>;
}

export function useComment(kind: CommentKind, id: string, onSaved: () => void): CommentState {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(blank);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  // Made once for a draft: what was sent and not answered is not said twice.
  const [commentId, setCommentId] = useState(uuidv7);
  useUnsavedWork(draft.text.trim() !== '');
  const save = async () => {
    if (isSaving) return;
    if (draft.text.trim() === '') {
      setFault(t('comments.needsText'));
      return;
    }
    setIsSaving(true);
    try {
      const mentionIds = mentionedIn(draft.text, draft.mentions).map((person) => person.id);
      await client.comments.create({ kind, id, commentId, body: draft.text, mentionIds });
      showToast({ message: t('comments.saved'), tone: 'good' });
      setDraft(blank);
      setCommentId(uuidv7());
      refreshComments(kind);
      onSaved();
    } catch (error) {
      setFault(faultOf(error).message);
    }
    setIsSaving(false);
  };
  return {
    draft,
    setDraft: (next) => {
      setDraft(next);
      setFault(null);
    },
    fault,
    isSaving,
    save,
  };
}

const modules = {
  customer: api.customers,
  contact: api.contacts,
  lead: api.leads,
  opportunity: api.opportunities,
  quote: api.quotes,
  order: api.orders,
} as const;

/** The timelines that show comments of this kind of record. */
export function refreshComments(kind: CommentKind): void {
  void queryClient.invalidateQueries({ queryKey: modules[kind].key() });
}
