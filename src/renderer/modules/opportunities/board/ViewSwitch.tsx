import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { usePageSearch } from '../../records/list/use-page-search';
import classes from './ViewSwitch.module.css';

const places = [
  { key: 'board', to: '/opportunities/board', icon: 'board' },
  { key: 'list', to: '/opportunities', icon: 'rowsCompact' },
] as const;

/** Board or list of deals; the filter goes along. */
export function ViewSwitch({ active }: { active: 'board' | 'list' }) {
  const { t } = useTranslation();
  const [{ filter }] = usePageSearch();
  const kept: Record<string, string> = filter === undefined ? {} : { filter };
  return (
    <nav className={classes.switch} aria-label={t('board.switch.label')}>
      {places.map(({ key, to, icon }) => (
        <Link key={key} to={to} search={kept} aria-current={key === active ? 'page' : undefined}>
          <Icon name={icon} size={14} />
          {t(`board.switch.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
