import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadForm } from '@shared/modules/lead-forms/lead-form';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { FormAddress } from './FormAddress';
import { LeadFormEditor } from './LeadFormEditor';
import { changesOf, type LeadFormDraft } from './lead-form-draft';

/** Forms anybody may fill in (LEA-01): what each asks, whose leads they become, and the address to give away. */
export function LeadFormsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { language } = usePreferences();
  const { saved, refused } = useSaved();
  const forms = useQuery(api.leadForms.list.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const items = forms.data?.items ?? [];
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0];
  const create = useMutation(
    api.leadForms.create.mutationOptions({
      onSuccess: (form) => {
        setChosenId(form.id);
        saved(t('leadForms.page.saved', { name: form.name }), api.leadForms);
      },
      onError: (error) => refused(error, api.leadForms),
    }),
  );
  const add = () =>
    create.mutate({
      name: t('leadForms.page.newName', { number: items.length + 1 }),
      language,
      heading: t('leadForms.page.headingOf'),
      asks: [
        { field: 'name', isRequired: true },
        { field: 'companyName', isRequired: false },
        { field: 'phone', isRequired: true },
        { field: 'message', isRequired: false },
      ],
      source: t('leadForms.page.sourceOf'),
    });
  const title = t('settings.places.leadForms.label');
  const addButton = can('settings', 'edit') && (
    <ActionButton icon="plus" onClick={add} isBusy={create.isPending}>
      {t('leadForms.page.new')}
    </ActionButton>
  );
  if (chosen)
    return (
      <FormEditing
        key={chosen.id}
        form={chosen}
        actions={addButton}
        tabs={
          <Tabs
            label={title}
            items={items.map(({ id, name }) => ({ key: id, label: name }))}
            activeKey={chosen.id}
            onSelect={setChosenId}
          />
        }
      />
    );
  return (
    <SettingsFrame active="leadForms" title={title}>
      {forms.error ? (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(forms.error).message}
          onRetry={() => void forms.refetch()}
        />
      ) : forms.isPending ? (
        <LoadingRows rows={6} />
      ) : (
        <EmptyState title={t('leadForms.page.none')} actions={addButton}>
          {t('leadForms.page.noneText')}
        </EmptyState>
      )}
    </SettingsFrame>
  );
}

interface FormEditingProps {
  form: LeadForm;
  actions: React.ReactNode;
  tabs: React.ReactNode;
}

function FormEditing({ form, actions, tabs }: FormEditingProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<LeadFormDraft>({});
  const changes = changesOf(form, draft);
  const count = Object.keys(changes).length;
  const shown = { ...form, ...draft };
  const save = useMutation(
    api.leadForms.patch.mutationOptions({
      onSuccess: ({ name }) => {
        setDraft({});
        saved(t('leadForms.page.saved', { name }), api.leadForms);
      },
      onError: (error) => refused(error, api.leadForms),
    }),
  );
  return (
    <SettingsFrame
      active="leadForms"
      title={t('settings.places.leadForms.label')}
      actions={actions}
      aside={<FormAddress form={form} />}
      foot={
        <SaveBar
          title={t('settings.changed', { count })}
          count={count}
          isBusy={save.isPending}
          isDisabled={shown.name.trim() === '' || shown.heading.trim() === ''}
          onReset={() => setDraft({})}
          onSave={() => save.mutate({ id: form.id, version: form.version, ...changes })}
        />
      }
    >
      {tabs}
      <div className={settingsClasses.form}>
        <LeadFormEditor
          form={shown}
          canEdit={can('settings', 'edit')}
          onChange={(more) => setDraft({ ...draft, ...more })}
        />
      </div>
    </SettingsFrame>
  );
}
