import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sellingModes, type Organization } from '@shared/modules/setup/setup';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { currencyChoices, timeZoneChoices } from '@renderer/app/firm-choices';
import { languageNames, languages } from '@renderer/app/i18n';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';

/** Name, language, currency and time zone of the firm, and whom it sells to. */
export function FirmPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const firm = useQuery(api.organization.read.queryOptions());
  const [changes, setChanges] = useState<Partial<Organization>>({});
  const save = useMutation(
    api.organization.patch.mutationOptions({
      onSuccess: () => {
        setChanges({});
        saved(t('settings.firm.saved'), api.organization, api.sessions, api.departments);
      },
      onError: (error) => refused(error, api.organization),
    }),
  );
  const currencies = useMemo(() => currencyChoices(language), [language]);
  const timeZones = useMemo(() => timeZoneChoices(language), [language]);
  const canEdit = can('settings', 'edit');
  const change = (patch: Partial<Organization>) => {
    const next = { ...changes, ...patch };
    const isChanged = ([key, value]: [string, unknown]) => firm.data?.[key as keyof Organization] !== value;
    setChanges(Object.fromEntries(Object.entries(next).filter(isChanged)));
  };
  const count = Object.keys(changes).length;
  const submit = () => firm.data && save.mutate({ version: firm.data.version, ...changes });
  const title = t('settings.places.firm.label');
  if (firm.error) {
    return (
      <SettingsFrame active="firm" title={title}>
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(firm.error).message}
          onRetry={() => void firm.refetch()}
        />
      </SettingsFrame>
    );
  }
  const values = firm.data && { ...firm.data, ...changes };
  return (
    <SettingsFrame
      active="firm"
      title={title}
      foot={
        <SaveBar
          title={t('settings.changed', { count })}
          count={count}
          isBusy={save.isPending}
          isDisabled={values?.name.trim() === ''}
          onReset={() => setChanges({})}
          onSave={submit}
        />
      }
    >
      {!values && <LoadingRows rows={5} />}
      {values && (
        <div className={classes.form}>
          <TextInput
            label={t('setup.firm.name')}
            maxLength={200}
            required
            withAsterisk={false}
            readOnly={!canEdit}
            value={values.name}
            error={values.name.trim() === '' && t('common.form.required')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <div>
            <span className={classes.label} id="selling-mode">
              {t('setup.firm.sellingMode')}
            </span>
            <SegmentedControl
              aria-labelledby="selling-mode"
              readOnly={!canEdit}
              value={values.sellingMode}
              data={sellingModes.map((mode) => ({ value: mode, label: t(`setup.firm.sellingModes.${mode}`) }))}
              onChange={(value) => change({ sellingMode: value })}
            />
          </div>
          <Select
            label={t('setup.firm.locale')}
            allowDeselect={false}
            readOnly={!canEdit}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={values.locale}
            onChange={(value) => value && change({ locale: value })}
          />
          <Select
            label={t('setup.firm.currency')}
            searchable
            allowDeselect={false}
            readOnly={!canEdit}
            nothingFoundMessage={t('common.form.nothingFound')}
            data={currencies}
            value={values.currency}
            onChange={(value) => value && change({ currency: value })}
          />
          <Select
            label={t('setup.firm.timeZone')}
            description={t('settings.firm.timeZoneHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            allowDeselect={false}
            readOnly={!canEdit}
            nothingFoundMessage={t('common.form.nothingFound')}
            data={timeZones}
            value={values.timeZone}
            onChange={(value) => value && change({ timeZone: value })}
          />
        </div>
      )}
    </SettingsFrame>
  );
}
