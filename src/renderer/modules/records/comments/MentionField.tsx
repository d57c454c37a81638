import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { longestComment, type CommentKind, type Mention } from '@shared/modules/comments/comment';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { isComposing } from '@renderer/app/keys';
import { Avatar } from '@renderer/components/basics/Avatar';
import { useDirectory } from '../directory';
import classes from './Comments.module.css';
import { askedAt, withMention, type Asking } from './mention-text';

export interface CommentDraft {
  readonly text: string;
  /** Everybody chosen so far; who is still named in the text is found when it is saved. */
  readonly mentions: readonly Mention[];
}

interface MentionFieldProps {
  kind: CommentKind;
  id: string;
  draft: CommentDraft;
  onChange: (draft: CommentDraft) => void;
  label: string;
  placeholder: string;
}

/** A text in which @ and some letters (characters, pinyin, initials) offer those who see the record; all of it by keyboard. */
export function MentionField({ kind, id, draft, onChange, label, placeholder }: MentionFieldProps) {
  const { t } = useTranslation();
  const { departmentName } = useDirectory();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [active, setActive] = useState(0);
  const [words] = useDebouncedValue(asking?.words ?? '', 100);
  const people = useQuery({
    ...api.comments.people.queryOptions({ input: { kind, id, q: words } }),
    enabled: asking !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const offered = asking === null ? [] : (people.data?.items ?? []);
  const isOpen = offered.length > 0;
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  useEffect(() => {
    // After a name was put in, the caret stands behind it.
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [draft.text]);

  const look = (text: string, at: number) => {
    setAsking(askedAt(text, at));
    setActive(0);
  };
  const choose = (person: Mention) => {
    if (!asking) return;
    const next = withMention(draft.text, asking, person.name);
    caret.current = next.caret;
    setAsking(null);
    onChange({ text: next.text, mentions: [...draft.mentions, { id: person.id, name: person.name }] });
    field.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!isOpen || isComposing(event)) return;
    const chosen = offered[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : offered.length - 1;
      setActive((active + step) % offered.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.ctrlKey && !event.metaKey) {
      choose(chosen);
    } else if (event.key === 'Escape') {
      setAsking(null);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={12}
        maxLength={longestComment}
        value={draft.text}
        placeholder={placeholder}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${active}` : undefined}
        onChange={({ currentTarget }) => {
          look(currentTarget.value, currentTarget.selectionStart);
          onChange({ ...draft, text: currentTarget.value });
        }}
        onClick={({ currentTarget }) => look(currentTarget.value, currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setAsking(null)}
      />
      {isOpen && (
        <ul id={list} className={classes.people} role="listbox" aria-label={t('comments.people')}>
          {offered.map((person, index) => (
            <li
              key={person.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.person}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <Avatar id={person.id} name={person.name} isDecorative />
              <span>{person.name}</span>
              <span className={classes.department}>{departmentName(person.departmentId)}</span>
            </li>
          ))}
        </ul>
      )}
      {asking !== null && asking.words !== '' && people.data?.items.length === 0 && words === asking.words && (
        <p className={classes.nobody} role="status">
          {t('comments.nobody', { words: asking.words })}
        </p>
      )}
    </div>
  );
}
