import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { DecimalInput } from '@renderer/components/form/DecimalInput';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import ownClasses from './DiscountLimits.module.css';
import { countChanges, draftOf, limitsOf, type LimitDraft } from './limit-draft';

/** How much each role may give away without somebody's approval (QUO-04). */
export function DiscountLimitsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<LimitDraft | null>(null);
  const limits = useQuery(api.quotes.limits.queryOptions());
  const roles = useQuery(api.roles.list.queryOptions({ input: { limit: 200 } }));
  const save = useMutation(
    api.quotes.setLimits.mutationOptions({
      onSuccess: () => {
        setDraft(null);
        saved(t('quotes.limits.saved'), api.quotes);
      },
      onError: (error) => refused(error, api.quotes),
    }),
  );
  const title = t('settings.places.discounts.label');
  const error = limits.error ?? roles.error;
  if (error || !limits.data || !roles.data) {
    const again = () => void Promise.all([limits.refetch(), roles.refetch()]);
    return (
      <SettingsFrame active="discounts" title={title}>
        {error ? (
          <ErrorState title={t('settings.unread')} happened={faultOf(error).message} onRetry={again} />
        ) : (
          <LoadingRows />
        )}
      </SettingsFrame>
    );
  }
  const before = draftOf(limits.data.items);
  const shown = draft ?? before;
  const isAbsurd = Object.values(shown).some((percent) => Number(percent) > 100);
  return (
    <SettingsFrame
      active="discounts"
      title={title}
      foot={
        <SaveBar
          title={t('quotes.limits.count', { count: countChanges(shown, before) })}
          count={countChanges(shown, before)}
          isBusy={save.isPending}
          isDisabled={isAbsurd}
          onReset={() => setDraft(null)}
          onSave={() => save.mutate({ items: limitsOf(shown) })}
        />
      }
    >
      <p className={ownClasses.intro}>{t('quotes.limits.intro')}</p>
      <table className={[classes.table, ownClasses.table].join(' ')}>
        <thead>
          <tr>
            <th>{t('quotes.limits.role')}</th>
            <th>{t('quotes.limits.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {roles.data.items.map(({ id, name }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>
                <DecimalInput
                  aria-label={t('quotes.limits.limitOf', { role: name })}
                  w={120}
                  size="xs"
                  suffix="%"
                  placeholder={t('quotes.limits.free')}
                  readOnly={!can('settings', 'edit')}
                  error={Number(shown[id] ?? 0) > 100}
                  value={shown[id] ?? ''}
                  onChange={(percent) => setDraft({ ...shown, [id]: percent })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SettingsFrame>
  );
}
