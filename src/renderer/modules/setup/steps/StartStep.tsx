import { Switch } from '@mantine/core';
import { suggestModules } from '@shared/modules/organization/modules';
import { useTranslation } from 'react-i18next';
import { timeZoneName } from '@renderer/app/firm-choices';
import { languageNames } from '@renderer/app/i18n';
import { usePreferences } from '@renderer/app/preferences';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import classes from '../Setup.module.css';
import { departmentName, namedPeople, type Step } from '../wizard';
import type { StepProps } from './step-props';

/** Everything once more, and whether invented customers shall be there to look around. */
export function StartStep({ wizard, onChange, onGoTo }: StepProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { firm, admin, answers } = wizard;
  const people = namedPeople(wizard);
  const comma = t('common.filter.listComma');
  const modules = suggestModules({ ...answers, sellingMode: firm.sellingMode }).filter(({ isOn }) => isOn);
  const lines: [Step, string, string][] = [
    [
      'firm',
      firm.name,
      [
        t(`setup.firm.sellingModes.${firm.sellingMode}`),
        languageNames[firm.locale],
        firm.currency,
        timeZoneName(firm.timeZone, language),
      ].join(' · '),
    ],
    ['firm', admin.name, t('setup.start.admin', { username: admin.username })],
    [
      'departments',
      t('setup.start.departments'),
      wizard.departments
        .filter(({ isChosen }) => isChosen)
        .map((department) => departmentName(department, t))
        .join(comma) || t('setup.start.noDepartments'),
    ],
    [
      'people',
      t('setup.start.people', { count: people.length }),
      people.map(({ name }) => name).join(comma) || t('setup.start.noPeople'),
    ],
    ['questions', t('setup.start.modules'), modules.map(({ key }) => t(`modules.names.${key}`)).join(comma)],
  ];
  return (
    <div className={classes.columns}>
      <section className={classes.card} data-flush>
        {lines.map(([step, title, text], index) => (
          <div key={index} className={classes.summary}>
            <div>
              <b>{title}</b>
              <p>{text}</p>
            </div>
            <ActionButton
              tone="quiet"
              isSmall
              onClick={() => onGoTo(step)}
              aria-label={t('common.record.edit', { name: title })}
            >
              {t('setup.start.change')}
            </ActionButton>
          </div>
        ))}
      </section>
      <section className={classes.card}>
        <h2>{t('setup.start.sample')}</h2>
        <p className={classes.note}>{t('setup.start.sampleNote')}</p>
        <Switch
          label={t('setup.start.sampleSwitch')}
          checked={wizard.sampleData}
          onChange={(event) => onChange({ sampleData: event.currentTarget.checked })}
        />
      </section>
    </div>
  );
}
