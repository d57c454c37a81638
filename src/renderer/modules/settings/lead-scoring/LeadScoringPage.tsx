import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { RuleList } from './RuleList';
import { ScorePreview } from './ScorePreview';
import { isWhole, tidyScoring } from './scoring-draft';

/** How leads are scored (SCO-01): what a lead is, what it does, and how fast that fades. */
export function LeadScoringPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const scoring = useQuery(api.leadScoring.read.queryOptions());
  const [draft, setDraft] = useState<Scoring | null>(null);
  const save = useMutation(
    api.leadScoring.set.mutationOptions({
      onSuccess: ({ jobId }) => {
        setDraft(null);
        saved(t(jobId === null ? 'leadScoring.saved' : 'leadScoring.savedRescoring'), api.leadScoring);
      },
      onError: (error) => refused(error, api.leadScoring),
    }),
  );
  const { data, error } = scoring;
  const canEdit = can('settings', 'edit');
  const stored = data && { rules: data.rules, halfLifeDays: data.halfLifeDays };
  const shown = draft ?? stored;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(stored);
  return (
    <SettingsFrame
      active="leadScoring"
      title={t('settings.places.leadScoring.label')}
      aside={shown && canEdit && <ScorePreview scoring={tidyScoring(shown)} />}
      foot={
        <SaveBar
          title={t('leadScoring.unsaved')}
          count={isChanged ? 1 : 0}
          isBusy={save.isPending}
          isDisabled={!shown || !isWhole(shown)}
          onReset={() => setDraft(null)}
          onSave={() => data && shown && save.mutate({ ...tidyScoring(shown), version: data.version })}
        />
      }
    >
      {error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(error).message}
          onRetry={() => void scoring.refetch()}
        />
      )}
      {scoring.isPending && <LoadingRows rows={8} />}
      {data && shown && (
        <RuleList scoring={shown} broken={draft === null ? data.broken : []} canEdit={canEdit} onChange={setDraft} />
      )}
    </SettingsFrame>
  );
}
