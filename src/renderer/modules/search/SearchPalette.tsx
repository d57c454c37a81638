import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Hit } from '@shared/modules/search/search.contract';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { isComposing, KeyLayer } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { numberInText } from '../calls/typed-number';
import { HitList } from './HitList';
import { groupHits, hitKinds, pathOfHit } from './hit-kinds';
import { KindTabs } from './KindTabs';
import { Preview } from './Preview';
import { recentSearches, rememberSearch } from './recent-searches';
import { RecentSearches } from './RecentSearches';
import classes from './Search.module.css';

interface SearchPaletteProps {
  /** The box on top: the palette lies over it. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

const hitsOfAll = 50;
/** So many of one kind while all kinds are shown. */
const hitsPerKind = 6;

/** Search over everything one may see: answers while typing, grouped by kind, by keyboard alone (4.11, U7). */
export function SearchPalette({ anchor, onClose }: SearchPaletteProps) {
  const { t } = useTranslation();
  const left = anchor.current?.getBoundingClientRect().left ?? 0;
  return (
    <Modal.Root opened onClose={onClose} size="auto" transitionProps={{ duration: 0 }} returnFocus={false}>
      <Modal.Overlay className={classes.veil} backgroundOpacity={0} />
      <Modal.Content
        aria-label={t('common.search.title')}
        classNames={{ content: classes.palette, inner: classes.inner }}
        styles={{ inner: { '--search-left': `${left}px` } }}
      >
        <KeyLayer>
          <Palette onClose={onClose} />
        </KeyLayer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { user, can } = useSession();
  const navigate = useNavigate();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const text = query.trim();
  const [asked] = useDebouncedValue(text, 60);
  const found = useQuery(
    api.search.find.queryOptions({
      input: { q: asked, limit: hitsOfAll, ...(kind !== null && { kinds: kind }) },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 5_000,
    }),
  );
  const hits = asked === '' || text === '' ? [] : (found.data?.items ?? []);
  const groups = groupHits(hits).map((group) => ({
    ...group,
    shown: kind === null ? group.hits.slice(0, hitsPerKind) : group.hits,
  }));
  const lines = groups.flatMap((group) => group.shown);
  const current = lines[Math.min(chosen, lines.length - 1)];
  const recent = recentSearches(user.id);

  const choose = (next: string) => {
    setQuery(next);
    setChosen(0);
  };
  const open = async (hit: Hit) => {
    rememberSearch(user.id, text);
    const path = await pathOfHit(hit);
    onClose();
    if (path !== null) await navigate({ to: path });
  };
  const toFilter = () => {
    rememberSearch(user.id, text);
    onClose();
    const place = (kind ?? current?.kind) === 'contact' ? '/contacts' : '/customers';
    void navigate({ to: place, search: { q: text } });
  };
  const number = can('activity', 'create') ? numberInText(text) : null;
  const toCall = (called: string) => {
    onClose();
    void navigate({ to: '/call', search: { number: called } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === 'ArrowUp' && text === '' && recent[0] !== undefined) choose(recent[0]);
    else if (step !== undefined) setChosen(Math.max(0, Math.min(lines.length - 1, chosen + step)));
    else if (event.key === 'Tab') {
      const choices = [null, ...hitKinds];
      const at = choices.findIndex((choice) => choice === kind);
      setKind(choices.at((at + (event.shiftKey ? -1 : 1)) % choices.length) ?? null);
      setChosen(0);
    } else if (event.key === 'Enter' && event.altKey && text !== '') toFilter();
    else if (event.key === 'Enter' && current) void open(current);
    else if (event.altKey && event.code === 'KeyT' && current) addTask(current);
    else if (event.altKey && event.code === 'KeyC' && number !== null) toCall(number);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const addTask = (hit: Hit) => {
    if (hit.kind !== 'customer' && hit.kind !== 'contact') return;
    onClose();
    openTaskDialog({ kind: hit.kind, id: hit.id, name: hit.title });
  };

  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <div onKeyDown={onKeyDown}>
      <div className={classes.question}>
        <Icon name="search" tone="accent" />
        <input
          className={classes.input}
          data-autofocus
          autoFocus
          role="combobox"
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && `${listId}-${current.id}`}
          aria-label={t('common.search.title')}
          placeholder={t('common.search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <span className={classes.count} role="status">
          {text !== '' && !found.isFetching && lines.length > 0 && t('search.count', { count })}
        </span>
        <button type="button" className={classes.close} onClick={onClose} aria-label={t('common.action.close')}>
          <KeyCap keys="Escape" />
          <span className={classes.closePhone}>{t('common.action.close')}</span>
        </button>
      </div>
      <KindTabs kind={kind} groups={groups} isAsked={text !== ''} onChoose={setKind} />
      <div className={classes.columns}>
        <div className={classes.hits}>
          <HitList
            id={listId}
            query={text}
            groups={groups}
            current={current}
            onPoint={(hit) => setChosen(lines.indexOf(hit))}
            onOpen={(hit) => void open(hit)}
          />
          {found.error && text !== '' && <p className={classes.nothing}>{faultOf(found.error).message}</p>}
          {text === '' && <p className={classes.nothing}>{t('common.search.start')}</p>}
          {text !== '' && asked === text && found.data && !found.isPlaceholderData && lines.length === 0 && (
            <p className={classes.nothing}>{t('common.search.nothing', { query: text })}</p>
          )}
          {text === '' && recent.length > 0 && <RecentSearches searches={recent} onChoose={choose} />}
        </div>
        <aside className={classes.preview}>
          {current && (
            <Preview hit={current} canAddTask={can('activity', 'create')} onOpen={() => void open(current)} />
          )}
          <p className={classes.unseen}>{t('common.search.unseen')}</p>
        </aside>
      </div>
      <footer className={classes.foot}>
        <span>
          <KeyCap keys="arrowup arrowdown" /> {t('common.search.foot.choose')}
        </span>
        <span>
          <KeyCap keys="tab" /> {t('common.search.foot.kind')}
        </span>
        <span>
          <KeyCap keys="enter" /> {t('common.search.foot.open')}
        </span>
        {number !== null && (
          <button type="button" className={classes.toFilter} onClick={() => toCall(number)}>
            {t('calls.fromSearch', { number })}
            <KeyCap keys="alt+c" />
          </button>
        )}
        {text !== '' && can('customer', 'view') && (
          <button type="button" className={classes.toFilter} onClick={toFilter}>
            {t('common.search.toFilter', {
              place: t(`shell.places.${(kind ?? current?.kind) === 'contact' ? 'contacts' : 'customers'}`),
              query: text,
            })}
            <KeyCap keys="alt+enter" />
          </button>
        )}
      </footer>
    </div>
  );
}
