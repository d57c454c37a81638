import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import type { Directory } from '../records/directory';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useNow } from '../records/use-now';
import classes from './Opportunities.module.css';
import { useStages } from './use-stages';

interface StageHistoryProps {
  id: string;
  directory: Directory;
}

const day = 86_400;

/** Every stage a deal went through, the last first: who moved it there, when, and how long it stood (OPP-06). */
export function StageHistory({ id, directory }: StageHistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stages = useStages();
  const now = useNow();
  const { data } = useQuery(api.opportunities.moves.queryOptions({ input: { id } }));
  const moves = data?.items ?? [];
  const stays = moves
    .map((move, index) => ({
      move,
      seconds: moves[index + 1]?.seconds ?? (now - Date.parse(move.at)) / 1000,
      isLast: index === moves.length - 1,
    }))
    .reverse();
  return (
    <Section title={t('opportunities.page.history')} count={moves.length > 1 ? moves.length : undefined}>
      {stays.map(({ move, seconds, isLast }) => {
        const stage = stages.get(move.toStageId)?.stage;
        const hasEnded = isLast && stage?.type !== 'open';
        const days = Math.max(0, Math.floor(seconds / day));
        return (
          <div key={move.id} className={`${pageClasses.item} ${classes.stay}`}>
            <span className={pageClasses.itemName}>{stage?.name ?? t('opportunities.page.formerStage')}</span>
            <span className={pageClasses.itemMeta}>
              {[
                hasEnded ? '' : t('opportunities.page.days', { count: days }),
                move.userId === null ? '' : directory.userName(move.userId),
                format.dateShort(move.at),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        );
      })}
    </Section>
  );
}
