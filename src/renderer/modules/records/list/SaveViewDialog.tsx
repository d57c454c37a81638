import { SegmentedControl, TextInput } from '@mantine/core';
import { audiences, type View } from '@shared/modules/views/view';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { isComposing } from '@renderer/app/keys';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import classes from '../Records.module.css';
import type { RecordModule } from '../record-module';
import { SaveFooter } from '../SaveFooter';
import type { RecordList } from './use-record-list';

type Audience = (typeof audiences)[number];

interface SaveViewDialogProps {
  module: RecordModule;
  list: RecordList;
  columns: readonly string[];
  /** To rename one that is there. */
  view: View | null;
  onClose: () => void;
}

/** A name for what the list shows now, and for whom. */
export function SaveViewDialog({ module, list, columns, view, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view?.name ?? '');
  const [audience, setAudience] = useState<Audience>(view?.audience ?? 'mine');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (isSaving) return;
    if (name.trim() === '') {
      setFault(t('common.form.required'));
      return;
    }
    setIsSaving(true);
    try {
      const answer = view
        ? await client.views.patch({ id: view.id, version: view.version, name, audience })
        : await client.views.create({
            resource: module.kind,
            name,
            audience,
            filter: list.filter,
            sort: list.sortText ?? null,
            q: list.q || null,
            columns: columns.map((key) => ({ key })),
          });
      await queryClient.invalidateQueries({ queryKey: api.views.key() });
      showToast({ message: t('records.views.saved', { name: answer.name }), tone: 'good' });
      list.openView(answer.id);
      onClose();
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t(view ? 'records.views.rename' : 'records.views.save')}
      intro={view ? undefined : t('records.views.saveIntro')}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={classes.dialogBody}>
        <TextInput
          label={t('records.views.name')}
          value={name}
          maxLength={80}
          error={fault}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFault(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) void save();
          }}
        />
        <div>
          <div className={classes.dialogLabel}>{t('records.views.audience')}</div>
          <SegmentedControl
            aria-label={t('records.views.audience')}
            value={audience}
            data={audiences.map((value) => ({ value, label: t(`records.views.audiences.${value}`) }))}
            onChange={(value) => setAudience(audiences.find((one) => one === value) ?? 'mine')}
          />
          <p className={classes.dialogHint}>{t(`records.views.audienceHints.${audience}`)}</p>
        </div>
      </div>
    </Dialog>
  );
}
