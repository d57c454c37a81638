import { Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { coreModules, importances, type ModuleKey, type ModuleState } from '@shared/modules/organization/modules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from './SaveBar';
import { SettingsFrame } from './SettingsFrame';
import classes from './Settings.module.css';
import { useSaved } from './use-saved';

const core: ReadonlySet<ModuleKey> = new Set(coreModules);

/** Which parts of Hearth are on, and what the answers of the set-up advised (SET-02). */
export function ModulesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const modules = useQuery(api.organization.modules.queryOptions());
  const [switched, setSwitched] = useState<Partial<Record<ModuleKey, boolean>>>({});
  const save = useMutation(
    api.organization.patchModules.mutationOptions({
      onSuccess: () => {
        setSwitched({});
        saved(t('settings.modules.saved'), api.organization, api.sessions);
      },
      onError: (error) => refused(error, api.organization),
    }),
  );
  const title = t('settings.places.modules.label');
  if (!modules.data) {
    return (
      <SettingsFrame active="modules" title={title}>
        {modules.error ? (
          <ErrorState
            title={t('settings.unread')}
            happened={faultOf(modules.error).message}
            onRetry={() => void modules.refetch()}
          />
        ) : (
          <LoadingRows />
        )}
      </SettingsFrame>
    );
  }
  const { items, reviewOn, version } = modules.data;
  const isOn = (module: ModuleState) => switched[module.key] ?? module.isOn;
  const changed = items.filter((module) => isOn(module) !== module.isOn);
  return (
    <SettingsFrame
      active="modules"
      title={title}
      detail={t('settings.modules.review', { date: format.date(reviewOn) })}
      foot={
        <SaveBar
          title={t('settings.changed', { count: changed.length })}
          count={changed.length}
          isBusy={save.isPending}
          onReset={() => setSwitched({})}
          onSave={() =>
            save.mutate({ version, modules: changed.map((module) => ({ key: module.key, isOn: isOn(module) })) })
          }
        />
      }
    >
      {importances.map((importance) => {
        const chosen = items.filter((module) => module.importance === importance);
        if (chosen.length === 0) return null;
        return (
          <section key={importance} className={classes.section}>
            <h2>{t(`modules.importances.${importance}`)}</h2>
            <p className={classes.note}>{t(`settings.modules.notes.${importance}`)}</p>
            <ul className={classes.lines}>
              {chosen.map((module) => (
                <li key={module.key} className={classes.line}>
                  <Switch
                    aria-label={t(`modules.names.${module.key}`)}
                    checked={isOn(module)}
                    disabled={core.has(module.key) || !can('settings', 'edit')}
                    onChange={(event) => setSwitched({ ...switched, [module.key]: event.currentTarget.checked })}
                  />
                  <span className={classes.lineWords}>
                    <span>{t(`modules.names.${module.key}`)}</span>
                    <small>
                      {core.has(module.key)
                        ? t('settings.modules.core')
                        : module.isAvailable
                          ? ''
                          : t('settings.modules.later')}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </SettingsFrame>
  );
}
