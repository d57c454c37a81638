import { Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReadRates } from '@shared/modules/currencies/currencies.contract';
import { dateAt } from '@shared/lib/dates';
import { readRate } from '@shared/lib/exchange';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { isComposing } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { SaveFooter } from '../../records/SaveFooter';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';
import classes from './Currencies.module.css';

interface RatePanelProps {
  code: string;
  base: string;
  canEdit: boolean;
}

/** What one unit of a currency was worth, day by day: typed, pasted or read from a file. */
export function RatePanel({ code, base, canEdit }: RatePanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organization } = useSession();
  const { saved, refused } = useSaved();
  const [day, setDay] = useState<string | null>(() => dateAt(Date.now(), organization.timeZone));
  const [rate, setRate] = useState('');
  const [isReading, setIsReading] = useState(false);
  const rates = useQuery(api.currencies.rates.queryOptions({ input: { code } }));
  const write = useMutation(
    api.currencies.setRates.mutationOptions({
      onSuccess: () => {
        setRate('');
        saved(t('currencyPage.saved'), api.currencies, api.opportunities, api.products);
      },
      onError: (error) => refused(error, api.currencies),
    }),
  );
  const isRate = readRate(rate) !== undefined;
  const add = () => {
    if (day !== null && isRate) write.mutate({ code, rates: [{ day, rate: rate.trim() }] });
  };
  const items = rates.data?.items ?? [];
  return (
    <div className={settingsClasses.panel} role="group" aria-label={code}>
      <h2>{t('currencyPage.ratesOf', { code, base })}</h2>
      {canEdit && (
        <div className={classes.typed}>
          <DateInput
            aria-label={t('currencyPage.columns.day')}
            valueFormat="YYYY-MM-DD"
            minDate="1970-01-01"
            maxDate="2100-12-31"
            value={day}
            onChange={setDay}
          />
          <TextInput
            aria-label={t('currencyPage.columns.rate', { base })}
            placeholder={t('currencyPage.ratePlaceholder')}
            inputMode="decimal"
            value={rate}
            error={rate !== '' && !isRate}
            onChange={(event) => setRate(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) add();
            }}
          />
          <ActionButton isDisabled={day === null || !isRate} isBusy={write.isPending} onClick={add}>
            {t('currencyPage.addRate')}
          </ActionButton>
        </div>
      )}
      {rates.data && items.length === 0 && <p className={settingsClasses.faint}>{t('currencyPage.noRates')}</p>}
      <div className={classes.rates}>
        {items.map((item) => (
          <div key={item.day} className={classes.rate}>
            <span>{format.date(item.day)}</span>
            <span className={classes.number}>{format.decimal(item.rate)}</span>
            {canEdit && (
              <IconButton
                icon="trash"
                isSmall
                label={t('currencyPage.remove', { day: item.day })}
                onClick={() => write.mutate({ code, rates: [{ day: item.day, rate: null }] })}
              />
            )}
          </div>
        ))}
      </div>
      {canEdit && (
        <ActionButton icon="upload" onClick={() => setIsReading(true)}>
          {t('currencyPage.read')}
        </ActionButton>
      )}
      <p className={settingsClasses.faint}>{t('currencyPage.note')}</p>
      {isReading && (
        <ReadDialog
          code={code}
          onClose={() => setIsReading(false)}
          onSave={async (items) => {
            const codes = [...new Set(items.map((item) => item.code))];
            for (const one of codes)
              await client.currencies.setRates({
                code: one,
                rates: items.filter((item) => item.code === one).map((item) => ({ day: item.day, rate: item.rate })),
              });
            setIsReading(false);
            saved(t('currencyPage.saved'), api.currencies, api.opportunities, api.products);
          }}
          onFault={(error) => refused(error, api.currencies)}
        />
      )}
    </div>
  );
}

interface ReadDialogProps {
  code: string;
  onClose: () => void;
  onSave: (items: ReadRates['items']) => Promise<void>;
  onFault: (error: unknown) => void;
}

/** A table of rates, pasted or from a file; what it says is shown before it is kept. */
function ReadDialog({ code, onClose, onSave, onFault }: ReadDialogProps) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<ReadRates | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const read = async (next: string) => {
    setText(next);
    setFound(null);
    if (next.trim() === '') return;
    try {
      setFound(await client.currencies.readFile({ text: next, code }));
    } catch (error) {
      onFault(error);
    }
  };
  const save = async () => {
    if (!found) return;
    setIsBusy(true);
    try {
      await onSave(found.items);
    } catch (error) {
      onFault(error);
    }
    setIsBusy(false);
  };
  const left = found?.left ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('currencyPage.read')}
      intro={t('currencyPage.readIntro')}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isBusy}
          isDisabled={!found?.items.length}
          label={t('currencyPage.keep', { count: found?.items.length ?? 0 })}
        />
      }
    >
      <div className={classes.reading}>
        <Textarea
          aria-label={t('currencyPage.read')}
          placeholder={t('currencyPage.readPlaceholder')}
          minRows={8}
          maxRows={12}
          autosize
          value={text}
          onChange={(event) => void read(event.currentTarget.value)}
        />
        <input
          ref={file}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          hidden
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(read)}
        />
        <ActionButton icon="file" onClick={() => file.current?.click()}>
          {t('currencyPage.chooseFile')}
        </ActionButton>
        {left.length > 0 && (
          <div className={classes.left} role="status">
            {left.slice(0, 5).map(({ row, text: line, reason }) => (
              <div key={row}>{t(`currencyPage.left.${reason}`, { row, line })}</div>
            ))}
            {left.length > 5 && <div>{t('currencyPage.leftMore', { count: left.length - 5 })}</div>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
