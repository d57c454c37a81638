import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadForm } from '@shared/modules/lead-forms/lead-form';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { copyText } from '@renderer/components/feedback/copy-text';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useSaved } from '../use-saved';
import classes from './LeadForms.module.css';

/** What came of a form, and the address to give away or to set into a page of one's own. */
export function FormAddress({ form }: { form: LeadForm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const [isAsking, setIsAsking] = useState(false);
  // In the window of the program there is no network address to give away; the host's own is known where it is opened.
  const isServed = window.location.protocol.startsWith('http');
  const address = isServed ? `${window.location.origin}/forms/${form.key}` : `/forms/${form.key}`;
  const frame = `<iframe src="${address}" title="${form.heading.replaceAll('"', '&quot;')}" width="100%" height="720"></iframe>`;
  const copy = async (text: string) => {
    const isCopied = await copyText(text);
    showToast({ tone: isCopied ? 'good' : 'bad', message: isCopied ? t('leadForms.page.copied') : text });
  };
  const remove = useMutation(
    api.leadForms.delete.mutationOptions({
      onSuccess: () => saved(t('leadForms.page.deleted', { name: form.name }), api.leadForms),
      onError: (error) => refused(error, api.leadForms),
    }),
  );
  const count = t('leadForms.page.counts', { count: form.submissions });
  const last =
    form.lastSubmissionAt === null
      ? ''
      : ` · ${t('leadForms.page.last', { when: format.relative(form.lastSubmissionAt) })}`;
  return (
    <div className={classes.address}>
      <p>
        <b>{form.isOn ? t('leadForms.page.on') : t('leadForms.page.off')}</b> · {count}
        {last}
      </p>
      <p className={classes.quiet}>{t('leadForms.page.intro')}</p>
      <h3>{t('leadForms.page.address')}</h3>
      <code>{address}</code>
      <div className={classes.actions}>
        <ActionButton isSmall icon="copy" onClick={() => void copy(address)}>
          {t('leadForms.page.copy')}
        </ActionButton>
        {isServed && (
          <ActionButton isSmall icon="link" onClick={() => window.open(address, '_blank', 'noopener')}>
            {t('leadForms.page.open')}
          </ActionButton>
        )}
      </div>
      {!isServed && <p className={classes.quiet}>{t('leadForms.page.hostHint')}</p>}
      <h3>{t('leadForms.page.embed')}</h3>
      <code>{frame}</code>
      <div className={classes.actions}>
        <ActionButton isSmall icon="copy" onClick={() => void copy(frame)}>
          {t('leadForms.page.copyFrame')}
        </ActionButton>
      </div>
      {can('settings', 'edit') && (
        <div className={classes.actions}>
          <ActionButton isSmall tone="danger" icon="trash" onClick={() => setIsAsking(true)}>
            {t('leadForms.page.delete')}
          </ActionButton>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('leadForms.page.deleteTitle', { name: form.name })}
        consequence={t('leadForms.page.deleteText')}
        actionLabel={t('leadForms.page.delete')}
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ id: form.id, version: form.version })}
      />
    </div>
  );
}
