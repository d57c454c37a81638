import { Select, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { languageNames, languages } from '@renderer/app/i18n';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { showToast } from '@renderer/components/feedback/toast-store';
import { NewPasswordForm } from '../../sessions/NewPasswordForm';
import { SessionList } from '../SessionList';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { CalendarFeeds } from './CalendarFeeds';
import { OwnContact } from './OwnContact';

/** Oneself: how the page looks, the password, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user, can } = useSession();
  const { saved, refused } = useSaved();
  const preferences = usePreferences();
  const sessions = useQuery(api.sessions.list.queryOptions());
  const end = useMutation(
    api.sessions.delete.mutationOptions({
      onSuccess: () => saved(t('settings.sessions.ended'), api.sessions),
      onError: (error) => refused(error, api.sessions),
    }),
  );
  return (
    <SettingsFrame
      active="account"
      title={t('settings.places.account.label')}
      detail={`${user.name} · ${user.username}`}
    >
      <section className={classes.section}>
        <h2>{t('settings.account.look')}</h2>
        <div className={classes.form} data-inner>
          <Select
            label={t('shell.menu.language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={preferences.language}
            onChange={(language) => language && preferences.change({ language })}
          />
          <div>
            <span className={classes.label} id="scheme">
              {t('shell.menu.colours')}
            </span>
            <SegmentedControl
              aria-labelledby="scheme"
              value={preferences.scheme}
              data={(['light', 'dark', 'system'] as const).map((value) => ({
                value,
                label: t(`shell.menu.scheme.${value}`),
              }))}
              onChange={(scheme) => preferences.change({ scheme })}
            />
          </div>
          <div>
            <span className={classes.label} id="density">
              {t('shell.menu.density')}
            </span>
            <SegmentedControl
              aria-labelledby="density"
              value={preferences.density}
              data={(['compact', 'comfortable'] as const).map((value) => ({
                value,
                label: t(`shell.menu.densities.${value}`),
              }))}
              onChange={(density) => preferences.change({ density })}
            />
          </div>
        </div>
      </section>
      <OwnContact />
      <section className={classes.section}>
        <h2>{t('settings.account.password')}</h2>
        <div className={classes.form} data-inner>
          <NewPasswordForm
            submitLabel={t('sessions.newPassword.save')}
            onChanged={() => {
              showToast({ tone: 'good', message: t('sessions.newPassword.saved') });
              void sessions.refetch();
            }}
          />
        </div>
      </section>
      <section className={classes.section}>
        <h2>{t('settings.sessions.title')}</h2>
        <SessionList query={sessions} onEnd={(id) => end.mutate({ id })} />
      </section>
      {can('activity', 'view') && <CalendarFeeds />}
    </SettingsFrame>
  );
}
