import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templateIdSchema } from '@shared/modules/printing/letterhead';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { TemplateEditor } from './TemplateEditor';
import classes from './Printing.module.css';
import { useTemplateNames } from './use-template-names';

/** Templates as text beside what comes out of them; ready-made ones are copied and the copy is changed (U6). */
export function TemplatesPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const canEdit = can('settings', 'edit');
  const navigate = useNavigate();
  const { saved, refused } = useSaved();
  const nameOf = useTemplateNames();
  const { template: asked }: { template?: string } = useSearch({ strict: false });
  const id = templateIdSchema.catch('a4-modern').parse(asked);
  const open = (template: string) => void navigate({ to: '.', search: { template }, replace: true });
  const templates = useQuery(api.printing.templates.queryOptions());
  const template = useQuery(api.printing.template.queryOptions({ input: { id } }));
  const [isDeleting, setIsDeleting] = useState(false);
  const onError = (error: unknown) => refused(error, api.printing);
  const copy = useMutation(
    api.printing.createTemplate.mutationOptions({
      onSuccess: ({ id: made, name }) => {
        saved(t('printing.templates.copied', { name }), api.printing);
        open(made);
      },
      onError,
    }),
  );
  const remove = useMutation(
    api.printing.deleteTemplate.mutationOptions({
      onSuccess: () => {
        open('a4-modern');
        saved(t('printing.templates.deleted'), api.printing);
      },
      onError,
      onSettled: () => setIsDeleting(false),
    }),
  );
  const title = t('printing.templates.title');
  const error = templates.error ?? template.error;
  if (error) {
    return (
      <SettingsFrame active="printing" title={title}>
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(error).message}
          onRetry={() => void Promise.all([templates.refetch(), template.refetch()])}
        />
      </SettingsFrame>
    );
  }
  const shown = template.data;
  const makeCopy = () =>
    shown &&
    copy.mutate({
      name: t('printing.templates.copyOf', { name: nameOf(shown) }).slice(0, 80),
      paper: shown.paper,
      source: shown.source,
    });
  return (
    <SettingsFrame
      active="printing"
      title={title}
      actions={
        <>
          <ActionButton tone="quiet" icon="chevronLeft" to="/settings/printing">
            {t('settings.places.printing.label')}
          </ActionButton>
          {canEdit && shown && (
            <ActionButton icon="copy" isBusy={copy.isPending} onClick={makeCopy}>
              {t('printing.templates.copy')}
            </ActionButton>
          )}
        </>
      }
    >
      {!templates.data || !shown ? (
        <LoadingRows rows={8} />
      ) : (
        <>
          <Tabs
            label={title}
            items={templates.data.items.map((item) => ({ key: item.id, label: nameOf(item) }))}
            activeKey={id}
            onSelect={open}
          />
          <div className={classes.columns} data-even>
            <TemplateEditor
              key={`${shown.id} ${shown.version}`}
              template={shown}
              canEdit={canEdit && shown.name !== null}
              onDelete={() => setIsDeleting(true)}
            />
          </div>
        </>
      )}
      {shown && (
        <ConfirmDialog
          isOpen={isDeleting}
          onClose={() => setIsDeleting(false)}
          title={t('printing.templates.deleteTitle', { name: nameOf(shown) })}
          consequence={t('printing.templates.deleteConsequence')}
          actionLabel={t('printing.templates.delete')}
          isDanger
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate({ id: shown.id })}
        />
      )}
    </SettingsFrame>
  );
}
