import { PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { sellingModes } from '@shared/modules/setup/setup';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '@renderer/app/i18n';
import { currencyChoices, timeZoneChoices } from '@renderer/app/firm-choices';
import { usePreferences } from '@renderer/app/preferences';
import classes from '../Setup.module.css';
import { usernameFrom, type Wizard } from '../wizard';
import type { StepProps } from './step-props';

/** The firm, and whoever sits here as its administrator. */
export function FirmStep({ wizard, faults, needsCode, onChange }: StepProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { firm, admin } = wizard;
  const currencies = useMemo(() => currencyChoices(language), [language]);
  const timeZones = useMemo(() => timeZoneChoices(language), [language]);
  const changeFirm = (patch: Partial<Wizard['firm']>) => onChange({ firm: { ...firm, ...patch } });
  const changeAdmin = (patch: Partial<Wizard['admin']>) => onChange({ admin: { ...admin, ...patch } });
  const password = { maxLength: 256, visibilityToggleButtonProps: { 'aria-label': t('sessions.showPassword') } };
  return (
    <div className={classes.columns}>
      <section className={classes.card}>
        <h2>{t('setup.firm.card')}</h2>
        <TextInput
          label={t('setup.firm.name')}
          autoFocus
          maxLength={200}
          autoComplete="organization"
          value={firm.name}
          error={faults['firmName']}
          onChange={(event) => changeFirm({ name: event.currentTarget.value })}
        />
        <div>
          <span className={classes.label} id="selling-mode">
            {t('setup.firm.sellingMode')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="selling-mode"
            value={firm.sellingMode}
            data={sellingModes.map((mode) => ({ value: mode, label: t(`setup.firm.sellingModes.${mode}`) }))}
            onChange={(value) => changeFirm({ sellingMode: value })}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('setup.firm.locale')}
            description={t('setup.firm.localeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={firm.locale}
            onChange={(value) => value && onChange({ firm: { ...firm, locale: value }, isOwnLocale: true })}
          />
          <Select
            label={t('setup.firm.currency')}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t('common.form.nothingFound')}
            data={currencies}
            value={firm.currency}
            onChange={(value) => value && changeFirm({ currency: value })}
          />
        </div>
        <Select
          label={t('setup.firm.timeZone')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('common.form.nothingFound')}
          data={timeZones}
          value={firm.timeZone}
          onChange={(value) => value && changeFirm({ timeZone: value })}
        />
      </section>
      <section className={classes.card}>
        <h2>{t('setup.admin.card')}</h2>
        <p className={classes.note}>{t('setup.admin.note')}</p>
        <TextInput
          label={t('setup.admin.name')}
          maxLength={80}
          autoComplete="name"
          value={admin.name}
          error={faults['adminName']}
          onChange={(event) => {
            const name = event.currentTarget.value;
            changeAdmin({ name, ...(!admin.isOwnUsername && { username: usernameFrom(name) }) });
          }}
        />
        <TextInput
          label={t('sessions.username')}
          maxLength={60}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={admin.username}
          error={faults['username']}
          onChange={(event) => changeAdmin({ username: event.currentTarget.value, isOwnUsername: true })}
        />
        <PasswordInput
          {...password}
          label={t('sessions.password')}
          description={t('sessions.newPassword.rule', { count: 8 })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          value={admin.password}
          error={faults['password']}
          onChange={(event) => changeAdmin({ password: event.currentTarget.value })}
        />
        <PasswordInput
          {...password}
          label={t('setup.admin.repeat')}
          autoComplete="new-password"
          value={admin.repeated}
          error={faults['repeated']}
          onChange={(event) => changeAdmin({ repeated: event.currentTarget.value })}
        />
        {needsCode && (
          <TextInput
            label={t('setup.code.label')}
            description={t('setup.code.hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            maxLength={40}
            value={wizard.setupCode}
            onChange={(event) => onChange({ setupCode: event.currentTarget.value })}
          />
        )}
      </section>
    </div>
  );
}
