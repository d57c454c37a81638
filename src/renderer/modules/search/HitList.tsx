import type { Hit } from '@shared/modules/search/search.contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { markedText } from '@renderer/components/basics/marked-text';
import { iconOfKind, type HitGroup } from './hit-kinds';
import { markMatch } from './mark-match';
import classes from './Search.module.css';

interface HitListProps {
  id: string;
  query: string;
  groups: readonly (HitGroup & { shown: Hit[] })[];
  current: Hit | undefined;
  onPoint: (hit: Hit) => void;
  onOpen: (hit: Hit) => void;
}

/** The hits under the headings of their kinds; the keyboard's one is in view. */
export function HitList({ id, query, groups, current, onPoint, onOpen }: HitListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('common.search.results')}>
      {groups.map(({ kind, hits, shown }) => (
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <h3 id={`${id}-${kind}`} className={classes.heading}>
            {t(`search.kinds.${kind}`, { defaultValue: t('search.kinds.other') })}
            <em>{hits.length}</em>
            {hits.length > shown.length && (
              <span>{t('common.search.more', { count: hits.length - shown.length })}</span>
            )}
          </h3>
          {shown.map((hit) => (
            <div
              key={hit.id}
              id={`${id}-${hit.id}`}
              role="option"
              aria-selected={hit === current}
              className={classes.hit}
              onPointerMove={() => hit !== current && onPoint(hit)}
              onClick={() => onOpen(hit)}
            >
              <Icon name={iconOfKind(hit.kind)} />
              <span className={classes.words}>
                <span className={classes.name}>{markedText(hit.title, hit.marks)}</span>
                {hit.subtitle && <span className={classes.detail}>{markMatch(hit.subtitle, query)}</span>}
              </span>
              <span className={classes.side}>
                {hit.isOwn && t('search.own')}
                {hit === current && <KeyCap keys="enter" />}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
