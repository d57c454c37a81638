import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { useSaved } from '../use-saved';
import classes from './Pipelines.module.css';

interface PipelineHeadProps {
  pipeline: Pipeline;
  /** As typed, saved with the stages. */
  name: string;
  /** While something is not saved, nothing else is changed beside it. */
  hasChanges: boolean;
  isReadOnly: boolean;
  onName: (name: string) => void;
}

/** What a pipeline is called, whether new deals start in it, and whether it is still offered. */
export function PipelineHead({ pipeline, name, hasChanges, isReadOnly, onName }: PipelineHeadProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const { id, version, isDefault, isRetired } = pipeline;
  const change = useMutation(
    api.pipelines.patch.mutationOptions({
      onSuccess: () => saved(t('pipelinePage.saved'), api.pipelines),
      onError: (error) => refused(error, api.pipelines),
    }),
  );
  const isResting = hasChanges || change.isPending;
  const why = hasChanges ? t('pipelinePage.saveFirst') : undefined;
  return (
    <div className={classes.head}>
      <TextInput
        className={classes.name}
        label={t('pipelinePage.name')}
        maxLength={60}
        readOnly={isReadOnly}
        value={name}
        error={name.trim() === '' && t('common.form.required')}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <span className={classes.state}>
        {isDefault && (
          <Status icon="check" tone="good">
            {t('pipelinePage.usual')}
          </Status>
        )}
        <span>{t('pipelinePage.openDeals', { count: pipeline.openDeals })}</span>
      </span>
      {!isReadOnly && (
        <span className={classes.headActions}>
          {!isDefault && (
            <ActionButton
              title={why}
              isDisabled={isResting}
              onClick={() => change.mutate({ id, version, isDefault: true })}
            >
              {t('pipelinePage.makeUsual')}
            </ActionButton>
          )}
          <ActionButton
            title={why}
            isDisabled={isResting}
            onClick={() => change.mutate({ id, version, isRetired: !isRetired })}
          >
            {t(isRetired ? 'pipelinePage.revive' : 'pipelinePage.retire')}
          </ActionButton>
        </span>
      )}
    </div>
  );
}
