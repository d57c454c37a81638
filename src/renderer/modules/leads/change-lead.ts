import type { Lead, LeadPatch } from '@shared/modules/leads/lead';
import type { LeadStatus } from '@shared/modules/leads/lead-flow';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { showToast } from '@renderer/components/feedback/toast-store';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import { rememberRecord } from '../records/record-names';

type Reason = Pick<LeadPatch, 'statusReason' | 'statusNote'>;
export type Targets = Omit<Parameters<typeof client.leads.convert>[0], 'id' | 'version'>;

/** What changes a lead as a whole. Each answers a sentence where the engine refused, and nothing where it is done. */
export function useChangeLead(lead: AnyRecord) {
  const { t } = useTranslation();
  const name = titleOf(recordModules.lead, lead);
  const attempt = async (change: () => Promise<Lead>): Promise<string | Lead> => {
    try {
      const changed = await change();
      rememberRecord('lead', changed);
      return changed;
    } catch (error) {
      return faultOf(error).message;
    }
  };
  const move = async (status: LeadStatus, reason: Reason = {}): Promise<string | undefined> => {
    const { id, version } = lead;
    const answer = await attempt(() => client.leads.patch({ id, version, status, ...reason }));
    if (typeof answer === 'string') return answer;
    showToast({ message: t('leads.page.moved', { name, status: t(`leads.options.status.${status}`) }), tone: 'good' });
    return undefined;
  };
  const undo = async ({ id, version }: Pick<AnyRecord, 'id' | 'version'>): Promise<void> => {
    const answer = await attempt(() => client.leads.undoConversion({ id, version }));
    if (typeof answer !== 'string') refreshTargets();
    showToast(
      typeof answer === 'string'
        ? { message: answer, tone: 'bad' }
        : { message: t('leads.convert.undone', { name }), tone: 'good' },
    );
  };
  const convert = async (targets: Targets): Promise<string | undefined> => {
    const { id, version } = lead;
    const answer = await attempt(() => client.leads.convert({ id, version, ...targets }));
    if (typeof answer === 'string') return answer;
    refreshTargets();
    showToast({ message: t('leads.convert.done', { name }), tone: 'good', undo: () => void undo(answer) });
    return undefined;
  };
  return { move, convert, undo };
}

/** Lists of what a conversion makes or takes back. */
function refreshTargets(): void {
  for (const kind of ['customer', 'contact', 'opportunity', 'activity'] as const)
    void queryClient.invalidateQueries({ queryKey: recordModules[kind].baseKey });
}
