import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import classes from './Search.module.css';

interface RecentSearchesProps {
  searches: readonly string[];
  onChoose: (search: string) => void;
}

/** What was searched for before, one click or the arrow key away. */
export function RecentSearches({ searches, onChoose }: RecentSearchesProps) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={classes.heading}>{t('common.search.recent')}</h3>
      <div className={classes.recent}>
        <Icon name="history" />
        <span className={classes.recentWords}>
          {searches.map((search) => (
            <button key={search} type="button" tabIndex={-1} onClick={() => onChoose(search)}>
              {search}
            </button>
          ))}
        </span>
        <span className={classes.side}>
          <KeyCap keys="arrowup" /> {t('common.search.recentHint')}
        </span>
      </div>
    </div>
  );
}
