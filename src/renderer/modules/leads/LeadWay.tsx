import { leadMoves, leadStatuses } from '@shared/modules/leads/lead-flow';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '@renderer/components/feedback/toast-store';
import { StepRow } from '../records/page/StepRow';
import type { AnyRecord } from '../records/record-module';
import { useChangeLead } from './change-lead';
import { GiveUpDialog } from './GiveUpDialog';
import { statusOf } from './is-lead';
import { LeadStatus } from './LeadStatus';

/** The statuses of a lead in their order, the present one marked; a click goes where one may go from here (LEA-03). */
export function LeadWay({ lead }: { lead: AnyRecord }) {
  const { t } = useTranslation();
  const { move } = useChangeLead(lead);
  const [asking, setAsking] = useState<'recycled' | 'dead' | null>(null);
  const present = statusOf(lead);
  const canEdit = lead.can.includes('edit');
  const go = async (status: (typeof leadStatuses)[number]) => {
    if (status === 'recycled' || status === 'dead') {
      setAsking(status);
      return;
    }
    const fault = await move(status);
    if (fault !== undefined) showToast({ message: fault, tone: 'bad' });
  };
  return (
    <>
      <StepRow
        label={t('leads.page.way')}
        steps={leadStatuses.map((status) => ({
          key: status,
          content: <LeadStatus value={status} />,
          isHere: status === present,
          isDisabled: !canEdit || !leadMoves[present].includes(status),
          onSelect: () => void go(status),
        }))}
      />
      {asking && (
        <GiveUpDialog
          lead={lead}
          status={asking}
          onClose={() => setAsking(null)}
          onSave={async (reason) => {
            const fault = await move(asking, reason);
            if (fault === undefined) setAsking(null);
            return fault;
          }}
        />
      )}
    </>
  );
}
