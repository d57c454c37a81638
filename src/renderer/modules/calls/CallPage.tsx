import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { KnownCaller } from '@shared/modules/calls/calls.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { usePageSearch } from '../records/list/use-page-search';
import { CallerFacts } from './CallerFacts';
import { CallerList } from './CallerList';
import { CallLog } from './CallLog';
import classes from './Calls.module.css';
import { NewCaller } from './NewCaller';
import { typedNumber } from './typed-number';

/** Fewer digits are nobody's number. */
const fewestDigits = 3;

/** Who calls, and what comes of it (U19). A softphone opens it as `/call?number=…`. */
export function CallPage() {
  const [search] = usePageSearch();
  const number = typedNumber(search['number']);
  // Another number in the address is another call.
  return <Call key={number} number={number} />;
}

interface Logged {
  readonly name: string;
  readonly path: string | null;
}

function Call({ number }: { number: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [typed, setTyped] = useState(number);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [logged, setLogged] = useState<Logged | null>(null);
  const [call, setCall] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const isAsked = asked.replace(/\D/g, '').length >= fewestDigits;
  const found = useQuery(
    api.calls.lookUp.queryOptions({
      input: { number: asked },
      enabled: isAsked,
      placeholderData: keepPreviousData,
      staleTime: 5_000,
    }),
  );
  const answer = isAsked ? found.data : undefined;
  const callers = answer?.items ?? [];
  const only = callers.length === 1 && callers[0]?.isExact ? callers[0] : undefined;
  const chosen = callers.find(({ id }) => id === chosenId) ?? only;
  const done = (caller: KnownCaller | undefined) => {
    setLogged({ name: caller?.name ?? typed, path: caller ? pathOfRecord(caller.kind, caller.id) : null });
    setTyped('');
    setChosenId(null);
    setCall(call + 1);
  };
  return (
    <>
      <PageHead title={t('calls.title')} detail={t('calls.detail')} />
      <div className={classes.columns}>
        <section className={classes.who} aria-label={t('calls.who')}>
          <TextInput
            className={classes.number}
            label={t('calls.number')}
            size="md"
            type="tel"
            autoFocus
            autoComplete="off"
            maxLength={60}
            value={typed}
            leftSection={<Icon name="phone" />}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {logged && typed === '' && (
            <p className={classes.logged} role="status">
              <Icon name="check" size={14} />
              {t('calls.logged', { name: logged.name })}
              {logged.path !== null && (
                <Link className={classes.link} to={logged.path}>
                  {t('calls.open')}
                </Link>
              )}
            </p>
          )}
          {found.error && isAsked && (
            <ErrorState
              title={t('calls.unread')}
              happened={faultOf(found.error).message}
              onRetry={() => void found.refetch()}
            />
          )}
          {!isAsked && <p className={classes.note}>{t('calls.start')}</p>}
          {answer?.isHidden && <p className={classes.note}>{t('calls.hidden')}</p>}
          {answer && !answer.isHidden && (
            <>
              <CallerList callers={callers} chosenId={chosen?.id} onChoose={setChosenId} />
              {chosen ? (
                <CallerFacts key={chosen.id} caller={chosen} />
              ) : (
                callers.length === 0 && !found.isPlaceholderData && <NewCaller number={asked} onMade={setChosenId} />
              )}
            </>
          )}
        </section>
        {can('activity', 'create') && <CallLog key={call} number={typed.trim()} caller={chosen} onLogged={done} />}
      </div>
    </>
  );
}
