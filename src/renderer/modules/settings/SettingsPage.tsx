import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import classes from './Settings.module.css';
import { settingsPlaces } from './places';

/** What there is to set, each with a sentence. */
export function SettingsPage() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className={classes.overview}>
        {settingsPlaces(session, t).map((group) => (
          <section key={group.key}>
            <h2>{group.label}</h2>
            <ul>
              {group.items.map(({ key, to, icon, label }) => (
                <li key={key}>
                  <Link to={to} className={classes.place}>
                    <Icon name={icon} />
                    <span>
                      <b>{label}</b>
                      <small>{t(`settings.places.${key}.about`)}</small>
                    </span>
                    <Icon name="chevronRight" size={14} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
