import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '@shared/modules/reports/dashboard';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { showToast } from '@renderer/components/feedback/toast-store';
import { AddCard } from './AddCard';
import classes from './Dashboard.module.css';
import { MetricCard } from './MetricCard';
import { ReportCard } from './ReportCard';
import { isOffered, roleCards } from './role-cards';
import { TargetsCard } from './TargetsCard';

/** A board of figures: what suits the role, until somebody arranges it; kept with the person (PER-04). */
export function DashboardPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [arranged, setArranged] = useState<readonly Card[] | null>(session.preferences.dashboard ?? null);
  const [isArranging, setIsArranging] = useState(false);
  const cards = (arranged ?? roleCards(session)).filter((card) => isOffered(card, session));
  const keep = useMutation({
    mutationFn: (dashboard: Card[] | null) => client.users.changePreferences({ dashboard }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.sessions.current.key() }),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
  const arrange = (next: Card[] | null) => {
    setArranged(next);
    keep.mutate(next);
  };
  const move = (place: number, by: number) => {
    const next = [...cards];
    const [card] = next.splice(place, 1);
    if (card) next.splice(place + by, 0, card);
    arrange(next);
  };
  return (
    <>
      <PageHead
        title={t('dashboard.question')}
        actions={
          <>
            {isArranging && (
              <ActionButton tone="quiet" icon="undo" onClick={() => arrange(null)}>
                {t('dashboard.reset')}
              </ActionButton>
            )}
            <ActionButton
              icon={isArranging ? 'check' : 'grip'}
              aria-pressed={isArranging}
              onClick={() => setIsArranging(!isArranging)}
            >
              {t(isArranging ? 'dashboard.done' : 'dashboard.arrange')}
            </ActionButton>
          </>
        }
      />
      {isArranging && <AddCard onAdd={(card) => arrange([...cards, card])} />}
      {cards.length === 0 && <EmptyState title={t('dashboard.emptyTitle')}>{t('dashboard.empty')}</EmptyState>}
      <div className={classes.scroll}>
        <ul className={classes.board}>
          {cards.map((card, place) => (
            <li key={`${JSON.stringify(card)} ${place}`} className={classes.card} data-type={card.type}>
              {card.type === 'metric' ? (
                <MetricCard card={card} />
              ) : card.type === 'report' ? (
                <ReportCard card={card} />
              ) : (
                <TargetsCard />
              )}
              {isArranging && (
                <span className={classes.tools}>
                  <IconButton
                    icon="chevronLeft"
                    label={t('dashboard.left')}
                    isSmall
                    isDisabled={place === 0}
                    onClick={() => move(place, -1)}
                  />
                  <IconButton
                    icon="chevronRight"
                    label={t('dashboard.right')}
                    isSmall
                    isDisabled={place === cards.length - 1}
                    onClick={() => move(place, 1)}
                  />
                  <IconButton
                    icon="close"
                    label={t('dashboard.remove')}
                    isSmall
                    onClick={() => arrange(cards.filter((_, other) => other !== place))}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
