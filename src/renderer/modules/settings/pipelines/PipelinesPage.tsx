import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { usePipelines } from '../../records/stage-options';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { NewPipeline } from './NewPipeline';
import { countChanges, draftOf, shifted, withNewStage, type PipelineDraft } from './pipeline-draft';
import { PipelineHead } from './PipelineHead';
import { StagePanel } from './StagePanel';
import { StageTable } from './StageTable';

/** The designer of sales pipelines (SET-10): stages with their meaning, chance, days, and what a deal needs to enter them. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const pipelines = usePipelines();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [drafts, setDrafts] = useState<Readonly<Record<string, PipelineDraft>>>({});
  const chosen = pipelines?.find(({ id }) => id === chosenId) ?? pipelines?.[0];
  const addButton = can('settings', 'edit') && (
    <ActionButton icon="plus" onClick={() => setIsAdding(true)}>
      {t('pipelinePage.add')}
    </ActionButton>
  );
  const dialog = <NewPipeline isOpen={isAdding} onClose={() => setIsAdding(false)} onAdded={setChosenId} />;
  if (!pipelines || !chosen)
    return (
      <SettingsFrame active="pipelines" title={t('settings.places.pipelines.label')} actions={addButton}>
        {pipelines ? (
          <EmptyState title={t('board.noPipelineTitle')} actions={addButton}>
            {t('pipelinePage.empty')}
          </EmptyState>
        ) : (
          <LoadingRows />
        )}
        {dialog}
      </SettingsFrame>
    );
  return (
    <>
      <PipelineEditor
        key={chosen.id}
        pipeline={chosen}
        draft={drafts[chosen.id] ?? draftOf(chosen)}
        onChange={(draft) =>
          setDrafts(({ [chosen.id]: _before, ...others }) => (draft ? { ...others, [chosen.id]: draft } : others))
        }
        actions={addButton}
        tabs={
          <Tabs
            label={t('settings.places.pipelines.label')}
            items={pipelines.map(({ id, name, isRetired }) => ({
              key: id,
              label: isRetired ? t('pipelinePage.retired', { name }) : name,
            }))}
            activeKey={chosen.id}
            onSelect={setChosenId}
          />
        }
      />
      {dialog}
    </>
  );
}

interface PipelineEditorProps {
  pipeline: Pipeline;
  draft: PipelineDraft;
  /** Null gives the draft up. */
  onChange: (draft: PipelineDraft | null) => void;
  actions: React.ReactNode;
  tabs: React.ReactNode;
}

function PipelineEditor({ pipeline, draft, onChange, actions, tabs }: PipelineEditorProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [stageId, setStageId] = useState<string | null>(null);
  const canEdit = pipeline.can.includes('edit');
  const stage = draft.stages.find(({ id }) => id === stageId) ?? draft.stages[0];
  const count = countChanges(draft, pipeline);
  const hasNames = draft.name.trim() !== '' && draft.stages.every(({ name }) => name.trim() !== '');
  const hasItems = draft.stages.every(({ checklist }) => checklist.every(({ text }) => text.trim() !== ''));
  const change = (patch: Partial<PipelineDraft>) => onChange({ ...draft, ...patch });
  const save = useMutation(
    api.pipelines.patch.mutationOptions({
      onSuccess: () => {
        onChange(null);
        saved(t('pipelinePage.saved'), api.pipelines, api.opportunities);
      },
      onError: (error) => {
        // What was shaped of an older state would undo the newer one: it begins again from that.
        if (faultOf(error).code === 'stale_version') onChange(null);
        refused(error, api.pipelines);
      },
    }),
  );
  return (
    <SettingsFrame
      active="pipelines"
      title={t('settings.places.pipelines.label')}
      actions={actions}
      aside={
        stage && (
          <StagePanel
            key={stage.id}
            stage={stage}
            isReadOnly={!canEdit}
            onChange={(next) => change({ stages: draft.stages.map((one) => (one.id === next.id ? next : one)) })}
            onRemove={
              canEdit && draft.stages.length > 2
                ? () => change({ stages: draft.stages.filter(({ id }) => id !== stage.id) })
                : undefined
            }
          />
        )
      }
      foot={
        <SaveBar
          title={pipeline.name}
          detail={t('pipelinePage.saveDetail')}
          count={count}
          isBusy={save.isPending}
          isDisabled={!hasNames || !hasItems}
          onReset={() => onChange(null)}
          onSave={() =>
            save.mutate({ id: pipeline.id, version: draft.version, name: draft.name, stages: [...draft.stages] })
          }
        />
      }
    >
      {tabs}
      <PipelineHead
        pipeline={pipeline}
        name={draft.name}
        hasChanges={count > 0}
        isReadOnly={!canEdit}
        onName={(name) => change({ name })}
      />
      <StageTable
        stages={draft.stages}
        chosenId={stage?.id ?? null}
        isReadOnly={!canEdit}
        onChoose={setStageId}
        onShift={(id, by) => change({ stages: shifted(draft.stages, id, by) })}
        onAdd={() => {
          const next = withNewStage(draft.stages, '');
          change({ stages: next.stages });
          setStageId(next.id);
        }}
      />
    </SettingsFrame>
  );
}
