import { Select, TextInput } from '@mantine/core';
import { roleTemplateKeys } from '@shared/access/roles';
import { departmentTemplates } from '@shared/modules/departments/department';
import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import classes from '../Setup.module.css';
import { departmentName, emptyPerson, usernameFrom, type WizardPerson } from '../wizard';
import type { StepProps } from './step-props';

const roleKeys = roleTemplateKeys;
const mostPeople = 50;

/** The first colleagues; each gets a password for one time, shown at the end. */
export function PeopleStep({ wizard, faults, onChange }: StepProps) {
  const { t } = useTranslation();
  const { people } = wizard;
  const departments = wizard.departments.filter(({ isChosen }) => isChosen);
  const change = (line: number, patch: Partial<WizardPerson>) =>
    onChange({ people: people.map((one) => (one.line === line ? { ...one, ...patch } : one)) });
  const add = () => onChange({ people: [...people, emptyPerson(Math.max(0, ...people.map(({ line }) => line)) + 1)] });
  return (
    <section className={classes.card} data-flush>
      <div className={classes.people} role="table" aria-label={t('setup.people.title')}>
        <div className={classes.peopleHead} role="row">
          <span role="columnheader">{t('setup.people.name')}</span>
          <span role="columnheader">{t('sessions.username')}</span>
          <span role="columnheader">{t('setup.people.department')}</span>
          <span role="columnheader">{t('setup.people.role')}</span>
          <span role="columnheader" aria-label={t('common.action.remove')} />
        </div>
        {people.map((person, index) => (
          <div key={person.line} className={classes.person} role="row">
            <span role="cell">
              <TextInput
                aria-label={t('setup.people.nameOf', { number: index + 1 })}
                placeholder={t('setup.people.name')}
                autoFocus={index === 0}
                maxLength={80}
                value={person.name}
                error={faults[`name-${person.line}`]}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  change(person.line, { name, ...(!person.isOwnUsername && { username: usernameFrom(name) }) });
                }}
              />
            </span>
            <span role="cell">
              <TextInput
                aria-label={t('setup.people.usernameOf', { number: index + 1 })}
                placeholder={t('sessions.username')}
                autoCapitalize="none"
                spellCheck={false}
                maxLength={60}
                value={person.username}
                error={faults[`username-${person.line}`]}
                onChange={(event) => change(person.line, { username: event.currentTarget.value, isOwnUsername: true })}
              />
            </span>
            <span role="cell">
              <Select
                aria-label={t('setup.people.departmentOf', { number: index + 1 })}
                allowDeselect={false}
                data={[
                  { value: '', label: wizard.firm.name || t('setup.steps.firm') },
                  ...departments.map((department) => ({ value: department.key, label: departmentName(department, t) })),
                ]}
                value={departments.some(({ key }) => key === person.departmentKey) ? person.departmentKey : ''}
                onChange={(value) => {
                  const template = departmentTemplates.find(({ key }) => key === value);
                  change(person.line, {
                    departmentKey: template?.key ?? null,
                    ...(template && { roleKey: template.roleKey }),
                  });
                }}
              />
            </span>
            <span role="cell">
              <Select
                aria-label={t('setup.people.roleOf', { number: index + 1 })}
                allowDeselect={false}
                data={roleKeys.map((key) => ({ value: key, label: t(`roles.templates.${key}`) }))}
                value={person.roleKey}
                onChange={(value) => value && change(person.line, { roleKey: value })}
              />
            </span>
            <span role="cell">
              <IconButton
                icon="close"
                label={t('setup.people.remove', { number: index + 1 })}
                isSmall
                onClick={() => onChange({ people: people.filter(({ line }) => line !== person.line) })}
              />
            </span>
          </div>
        ))}
      </div>
      <div className={classes.below}>
        <ActionButton icon="plus" onClick={add} isDisabled={people.length >= mostPeople}>
          {t('setup.people.add')}
        </ActionButton>
        <span className={classes.note}>{t('setup.people.note')}</span>
      </div>
    </section>
  );
}
