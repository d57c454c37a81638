import {
  importances,
  suggestModules,
  type ModuleState,
  type Questionnaire,
} from '@shared/modules/organization/modules';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import classes from './Setup.module.css';

/** What the answers advise: must, should, could, each with whether it is on at first (SET-02). */
export function ModuleSuggestion({ answers }: { answers: Questionnaire }) {
  const { t } = useTranslation();
  const modules = suggestModules(answers);
  return (
    <>
      {importances.map((importance) => {
        const chosen = modules.filter((module) => module.importance === importance);
        if (chosen.length === 0) return null;
        return (
          <div key={importance} className={classes.importance}>
            <h3>{t(`modules.importances.${importance}`)}</h3>
            <ul>
              {chosen.map((module) => (
                <ModuleLine key={module.key} module={module} />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

function ModuleLine({ module }: { module: ModuleState }) {
  const { t } = useTranslation();
  return (
    <li className={classes.module} data-off={!module.isOn || undefined}>
      <Icon name={module.isOn ? 'check' : 'minus'} size={12} tone={module.isOn ? 'good' : undefined} />
      <span>{t(`modules.names.${module.key}`)}</span>
      {!module.isAvailable && <small>{t('modules.later')}</small>}
    </li>
  );
}
