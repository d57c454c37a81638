import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Currencies } from '@shared/modules/currencies/currencies.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SettingsFrame } from '../SettingsFrame';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';
import classes from './Currencies.module.css';
import { RatePanel } from './RatePanel';

/** The firm's currency, the others in use, and what each was worth from which day on. */
export function CurrenciesPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useQuery(api.currencies.list.queryOptions());
  const canEdit = can('settings', 'edit');
  const code = chosen ?? list.data?.items[0]?.code ?? null;
  return (
    <SettingsFrame
      active="currencies"
      title={t('settings.places.currencies.label')}
      aside={list.data && code !== null && <RatePanel key={code} code={code} base={list.data.base} canEdit={canEdit} />}
    >
      {list.isPending && <LoadingRows />}
      {list.error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(list.error).message}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && <CurrencyTable currencies={list.data} chosen={code} canEdit={canEdit} onChoose={setChosen} />}
    </SettingsFrame>
  );
}

interface CurrencyTableProps {
  currencies: Currencies;
  chosen: string | null;
  canEdit: boolean;
  onChoose: (code: string) => void;
}

function CurrencyTable({ currencies, chosen, canEdit, onChoose }: CurrencyTableProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { saved, refused } = useSaved();
  const { base, items } = currencies;
  const use = useMutation(
    api.currencies.use.mutationOptions({
      onSuccess: () => saved(t('currencyPage.saved'), api.currencies, api.opportunities),
      onError: (error) => refused(error, api.currencies),
    }),
  );
  const codes = items.map((item) => item.code);
  const name = (code: string) => nameOf(code, i18n.language);
  return (
    <>
      <p className={classes.base}>
        <b>{`${base} ${name(base)}`}</b>
        <span>{t('currencyPage.base')}</span>
      </p>
      <div className={settingsClasses.scroll}>
        <table className={settingsClasses.table}>
          <thead>
            <tr>
              {(['currency', 'rate', 'day'] as const).map((column) => (
                <th key={column} scope="col" data-end={column === 'rate' || undefined} className={classes.head}>
                  {t(`currencyPage.columns.${column}`, { base })}
                </th>
              ))}
              <th aria-label={t('common.action.more')} />
            </tr>
          </thead>
          <tbody>
            {items.map(({ code, latest }) => (
              <tr key={code} className={classes.row} data-chosen={code === chosen || undefined}>
                <td>
                  <button
                    type="button"
                    className={classes.currency}
                    aria-pressed={code === chosen}
                    onClick={() => onChoose(code)}
                  >
                    <b>{code}</b> {name(code)}
                  </button>
                </td>
                <td className={classes.number}>
                  {latest ? (
                    format.decimal(latest.rate)
                  ) : (
                    <Status icon="alert" tone="warn">
                      {t('currencyPage.noRate')}
                    </Status>
                  )}
                </td>
                <td>{latest ? format.date(latest.day) : '–'}</td>
                <td>
                  {canEdit && (
                    <span className={settingsClasses.rowActions}>
                      <IconButton
                        icon="close"
                        isSmall
                        label={t('currencyPage.leaveOut', { code })}
                        onClick={() => use.mutate({ codes: codes.filter((one) => one !== code) })}
                      />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length === 0 && <p className={classes.empty}>{t('currencyPage.empty')}</p>}
      {canEdit && (
        <div className={classes.add}>
          <Select
            aria-label={t('currencyPage.add')}
            placeholder={t('currencyPage.add')}
            searchable
            value={null}
            nothingFoundMessage={t('common.form.nothingFound')}
            data={offeredCodes()
              .filter((code) => code !== base && !codes.includes(code))
              .map((code) => ({ value: code, label: `${code} ${name(code)}` }))}
            onChange={(code) => {
              if (code === null) return;
              use.mutate({ codes: [...codes, code] });
              onChoose(code);
            }}
          />
        </div>
      )}
    </>
  );
}

/** Those most trade is done in first, then all there are. */
function offeredCodes(): string[] {
  const usual = ['USD', 'EUR', 'HKD', 'JPY', 'GBP', 'KRW', 'SGD', 'AUD', 'CAD', 'CNY', 'RUB', 'THB', 'VND', 'INR'];
  return [...new Set([...usual, ...Intl.supportedValuesOf('currency')])];
}

function nameOf(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'currency' }).of(code) ?? code;
}
