import { NumberInput, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lateSteps } from '@shared/modules/hand-offs/hand-off';
import { highestScore } from '@shared/modules/lead-scoring/lead-scoring';
import type { LeadSettings } from '@shared/modules/lead-assignment/lead-settings';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ReceiverSelect } from '../../leads/ReceiverSelect';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';
import classes from '../lead-forms/LeadForms.module.css';

type Draft = Partial<Omit<LeadSettings, 'unattendedHours'>>;

/** How long a hand-off may wait, what happens then, and the score at which a lead is handed off by itself (LEA-06, SCO-04). */
export function HandOffSetting() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const { data } = useQuery(api.leadAssignment.settings.queryOptions());
  const [draft, setDraft] = useState<Draft>({});
  const save = useMutation(
    api.leadAssignment.patchSettings.mutationOptions({
      onSuccess: () => {
        setDraft({});
        saved(t('leadAssignment.settingsSaved'), api.leadAssignment);
      },
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  if (!data) return null;
  const canEdit = can('settings', 'edit');
  const shown = { ...data, ...draft };
  const number = (key: 'handOffHours' | 'handOffScore', word: 'hours' | 'score', max: number) => (
    <NumberInput
      label={t(`handOffs.settings.${word}`)}
      description={t(`handOffs.settings.${word}Hint`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      readOnly={!canEdit}
      min={1}
      max={max}
      allowDecimal={false}
      value={shown[key] ?? ''}
      onChange={(value) => setDraft({ ...draft, [key]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <div className={classes.address}>
      <h2>{t('handOffs.settings.title')}</h2>
      {number('handOffHours', 'hours', 400)}
      <div>
        <span className={settingsClasses.label} id="hand-off-late">
          {t('handOffs.settings.late')}
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby="hand-off-late"
          readOnly={!canEdit}
          value={shown.handOffLate}
          data={lateSteps.map((value) => ({ value, label: t(`handOffs.settings.steps.${value}`) }))}
          onChange={(handOffLate) => setDraft({ ...draft, handOffLate })}
        />
      </div>
      {number('handOffScore', 'score', highestScore)}
      <ReceiverSelect
        label={t('handOffs.settings.to')}
        readOnly={!canEdit}
        isClearable={canEdit}
        value={shown.handOffTo}
        onChange={(handOffTo) => setDraft({ ...draft, handOffTo })}
      />
      {canEdit && Object.keys(draft).length > 0 && (
        <div className={classes.actions}>
          <ActionButton
            isSmall
            isBusy={save.isPending}
            onClick={() => save.mutate({ version: data.version, ...draft })}
          >
            {t('common.action.save')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
