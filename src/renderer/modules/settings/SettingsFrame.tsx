import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { SubNavigation } from '@renderer/app/shell/Tabs';
import classes from './Settings.module.css';
import { settingsPlaces, type SettingsPlace } from './places';

interface SettingsFrameProps {
  active: SettingsPlace | null;
  title: string;
  detail?: ReactNode;
  actions?: ReactNode;
  /** At the right, such as what one person can see. */
  aside?: ReactNode;
  /** The bar while something is not saved. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A page of the settings: the list of places at the left, the page, and a bar while something is unsaved. */
export function SettingsFrame({ active, title, detail, actions, aside, foot, children }: SettingsFrameProps) {
  const { t } = useTranslation();
  const session = useSession();
  const groups = settingsPlaces(session, t);
  return (
    <>
      <PageHead title={title} detail={detail} actions={actions} />
      <div className={classes.layout} data-aside={aside !== undefined || undefined}>
        <SubNavigation label={t('settings.title')} groups={groups} activeKey={active} />
        <div className={classes.page}>{children}</div>
        {/* It scrolls, so keys must reach it. */}
        {aside && (
          <aside className={classes.aside} tabIndex={0}>
            {aside}
          </aside>
        )}
      </div>
      {foot}
    </>
  );
}
