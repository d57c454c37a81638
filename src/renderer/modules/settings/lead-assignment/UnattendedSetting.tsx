import { NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { useSaved } from '../use-saved';
import classes from '../lead-forms/LeadForms.module.css';

/** After how many hours without a word a lead is told of (LEA-11). */
export function UnattendedSetting() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const settings = useQuery(api.leadAssignment.settings.queryOptions());
  const [typed, setTyped] = useState<number | null>();
  const save = useMutation(
    api.leadAssignment.patchSettings.mutationOptions({
      onSuccess: () => {
        setTyped(undefined);
        saved(t('leadAssignment.settingsSaved'), api.leadAssignment);
      },
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  const { data } = settings;
  if (!data) return null;
  const canEdit = can('settings', 'edit');
  const hours = typed === undefined ? data.unattendedHours : typed;
  return (
    <div className={classes.address}>
      <NumberInput
        label={t('leadAssignment.unattendedHours')}
        description={t('leadAssignment.unattendedHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        readOnly={!canEdit}
        min={1}
        max={2160}
        allowDecimal={false}
        value={hours ?? ''}
        onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
      />
      {canEdit && hours !== data.unattendedHours && (
        <div className={classes.actions}>
          <ActionButton
            isSmall
            isBusy={save.isPending}
            onClick={() => save.mutate({ version: data.version, unattendedHours: hours })}
          >
            {t('common.action.save')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
