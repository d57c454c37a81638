import { scopes, type Scope } from '@shared/access/resources';
import { useTranslation } from 'react-i18next';
import classes from './basics.module.css';

interface ScopeBarsProps {
  scope: Scope;
  /** In a key or a menu also `none` has its (empty) bars; in a grid it is a word alone, so what is given stands out. */
  isInKey?: boolean;
}

/** Four rising bars, filled up to the scope, and the word. */
export function ScopeBars({ scope, isInKey = false }: ScopeBarsProps) {
  const { t } = useTranslation();
  const level = scopes.indexOf(scope);
  return (
    <span className={classes.scope} data-level={isInKey ? undefined : level}>
      {level === 0 && !isInKey ? (
        <span className={classes.noBars} />
      ) : (
        <span className={classes.bars} aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <i key={bar} data-filled={bar <= level || undefined} />
          ))}
        </span>
      )}
      {t(`common.scope.${scope}`)}
    </span>
  );
}
