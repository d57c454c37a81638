import { ageBuckets, type AccountTable } from '@shared/modules/accounts/account-table';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import classes from './Accounts.module.css';

/** What is open in each currency by how late it is, as one bar, and what falls due this week. */
export function AgeSummary({ table }: { table: AccountTable }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.summary}>
      {table.totals.map(({ currency, cells }) => {
        const sum = (key: string) => Number(cells[key] ?? 0);
        const money = (key: string) => format.money(sum(key), currency);
        return (
          <section key={currency} className={classes.currency} aria-label={currency}>
            <div className={classes.figures}>
              <Figure label={t('accounts.page.open', { currency })} value={money('open')} />
              <Figure label={t('accounts.columns.late')} value={money('late')} isBad={sum('late') > 0} />
              <Figure label={t('accounts.columns.thisWeek')} value={money('thisWeek')} />
            </div>
            <div className={classes.bar} aria-hidden="true">
              {ageBuckets
                .filter((key) => sum(key) > 0)
                .map((key) => (
                  <span key={key} data-age={key} style={{ flexGrow: sum(key) }} />
                ))}
            </div>
            <ul className={classes.legend}>
              {ageBuckets.map((key) => (
                <li key={key}>
                  <span className={classes.swatch} data-age={key} aria-hidden="true" />
                  {t(`accounts.columns.${key}`)} <b>{money(key)}</b>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Figure({ label, value, isBad }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div className={classes.figure} data-bad={isBad || undefined}>
      <span>{label}</span>
      <b>{value}</b>
    </div>
  );
}
