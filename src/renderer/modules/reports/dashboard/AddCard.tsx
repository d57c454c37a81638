import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardPeriods, cardReports, type Card, type CardPeriod } from '@shared/modules/reports/dashboard';
import { metricIds, metricScopes } from '@shared/modules/reports/metric';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import classes from './Dashboard.module.css';
import { isOffered } from './role-cards';

/** Chooses a card to add: a metric over a reach and period, a report's finding, or targets. */
export function AddCard({ onAdd }: { onAdd: (card: Card) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const [scope, setScope] = useState<(typeof metricScopes)[number]>('all');
  const [period, setPeriod] = useState<CardPeriod>('thisMonth');
  const cards: readonly (readonly [key: string, group: string, label: string, card: Card])[] = [
    ...metricIds.map(
      (id) =>
        [
          `metric ${id}`,
          'metrics',
          `${t(`metrics.${id}.name`)} · ${id}`,
          { type: 'metric', id, scope, period },
        ] as const,
    ),
    ...cardReports.map(
      (name) =>
        [`report ${name}`, 'reports', t(`reports.named.questions.${name}`), { type: 'report', name, scope }] as const,
    ),
    ['targets', 'targets', t('dashboard.targets'), { type: 'targets' }],
  ];
  const offered = cards.filter(([, , , card]) => isOffered(card, session));
  const card = offered.find(([key]) => key === chosen)?.[3];
  const groups = ['metrics', 'reports', 'targets'].map((group) => ({
    group: t(`dashboard.${group}`),
    items: offered.filter(([, of]) => of === group).map(([value, , label]) => ({ value, label })),
  }));
  return (
    <div className={classes.add}>
      <Select
        aria-label={t('dashboard.card')}
        placeholder={t('dashboard.card')}
        searchable
        nothingFoundMessage={t('common.form.nothingFound')}
        data={groups.filter(({ items }) => items.length > 0)}
        value={chosen}
        onChange={setChosen}
      />
      {card && card.type !== 'targets' && (
        <Select
          aria-label={t('dashboard.scope')}
          allowDeselect={false}
          data={metricScopes.map((one) => ({ value: one, label: t(`reports.page.scopes.${one}`) }))}
          value={scope}
          onChange={(value) => setScope(metricScopes.find((one) => one === value) ?? 'all')}
        />
      )}
      {card?.type === 'metric' && (
        <Select
          aria-label={t('dashboard.period')}
          allowDeselect={false}
          data={cardPeriods.map((one) => ({ value: one, label: t(`dashboard.periods.${one}`) }))}
          value={period}
          onChange={(value) => setPeriod(cardPeriods.find((one) => one === value) ?? 'thisMonth')}
        />
      )}
      <ActionButton
        icon="plus"
        isDisabled={!card}
        onClick={() => {
          if (card) onAdd(card);
          setChosen(null);
        }}
      >
        {t('dashboard.add')}
      </ActionButton>
    </div>
  );
}
