import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { showToast } from '@renderer/components/feedback/toast-store';
import { rememberRecord } from '../records/record-names';
import { MoveDialog } from './MoveDialog';
import { needsOf, type StageNeeds } from './stage-needs';

/** What of a deal a move needs to know. */
export interface MovedDeal {
  readonly id: string;
  readonly version: number;
  readonly name?: unknown;
  readonly stageId?: unknown;
  readonly currency?: unknown;
}

export type MoveValues = Omit<Parameters<typeof client.opportunities.move>[0], 'id' | 'version' | 'stageId'>;

interface Question {
  readonly deal: MovedDeal;
  readonly stage: Stage;
  readonly needs: StageNeeds;
  readonly answer: (record: Opportunity | null) => void;
}

/**
 * Moves a deal to another stage. What the stage asks for is asked in one dialogue (OPP-02, 09); the answer is the deal as
 * it stands then, or null where it stayed. Draw `dialog` somewhere on the page.
 */
export function useMoveDeal(): {
  move: (deal: MovedDeal, stage: Stage) => Promise<Opportunity | null>;
  dialog: ReactNode;
} {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);

  const back = async (deal: MovedDeal, moved: Opportunity) => {
    if (typeof deal.stageId !== 'string') return;
    try {
      await send(moved, deal.stageId, {});
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const tell = (deal: MovedDeal, stage: Stage, moved: Opportunity) =>
    showToast({
      message: t('opportunities.move.done', { name: deal.name, stage: stage.name }),
      tone: 'good',
      undo: () => void back(deal, moved),
    });
  const move = async (deal: MovedDeal, stage: Stage) => {
    try {
      const moved = await send(deal, stage.id, {});
      tell(deal, stage, moved);
      return moved;
    } catch (error) {
      const fault = faultOf(error);
      const needs = needsOf(fault);
      if (needs) return new Promise<Opportunity | null>((answer) => setQuestion({ deal, stage, needs, answer }));
      showToast({ message: fault.message, tone: 'bad' });
      return null;
    }
  };
  const close = (record: Opportunity | null) => {
    if (!question) return;
    setQuestion(null);
    if (record) tell(question.deal, question.stage, record);
    question.answer(record);
  };
  return {
    move,
    dialog: question && (
      <MoveDialog
        deal={question.deal}
        stage={question.stage}
        needs={question.needs}
        onClose={() => close(null)}
        onSave={async (values) => {
          try {
            close(await send(question.deal, question.stage.id, values));
            return undefined;
          } catch (error) {
            return faultOf(error).message;
          }
        }}
      />
    ),
  };
}

async function send(deal: MovedDeal, stageId: string, values: MoveValues): Promise<Opportunity> {
  const record = await client.opportunities.move({ ...values, id: deal.id, version: deal.version, stageId });
  rememberRecord('opportunity', record);
  return record;
}
