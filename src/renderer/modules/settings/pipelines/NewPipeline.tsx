import { useMutation } from '@tanstack/react-query';
import { pipelineTemplateKeys } from '@shared/modules/pipelines/pipeline';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import type { EditorField } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';

interface NewPipelineProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A further pipeline, begun from what firms of a kind usually have. */
export function NewPipeline(props: NewPipelineProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('pipelinePage.add')} width={480}>
      <NewPipelineForm {...props} />
    </Dialog>
  );
}

function NewPipelineForm({ onClose, onAdded }: NewPipelineProps) {
  const { t } = useTranslation();
  const { saved } = useSaved();
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({ name: '', template: 'b2b' });
  const [isDirty, setIsDirty] = useState(false);
  const add = useMutation(
    api.pipelines.create.mutationOptions({
      onSuccess: (pipeline) => {
        saved(t('pipelinePage.added', { name: pipeline.name }), api.pipelines);
        onAdded(pipeline.id);
        onClose();
      },
    }),
  );
  const fields: EditorField[] = [
    { key: 'name', type: 'text', label: t('pipelinePage.name'), required: true, maxLength: 60 },
    {
      key: 'template',
      type: 'choice',
      label: t('pipelinePage.template'),
      required: true,
      options: pipelineTemplateKeys.map((key) => ({ value: key, label: t(`pipelinePage.templates.${key}`) })),
    },
  ];
  return (
    <div className={settingsClasses.dialogForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setIsDirty(true);
        }}
        onSubmit={() => {
          const { name, template } = values;
          add.mutate({
            id,
            name: typeof name === 'string' ? name : '',
            template: pipelineTemplateKeys.find((key) => key === template),
          });
        }}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={add.isPending}
        errors={add.error ? { name: faultOf(add.error).message } : undefined}
        submitLabel={t('pipelinePage.add')}
      />
    </div>
  );
}
