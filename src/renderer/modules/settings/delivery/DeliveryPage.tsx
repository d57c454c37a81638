import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DeliveryPlan } from '@shared/modules/delivery/delivery.contract';
import { mostDeliveryTasks } from '@shared/modules/delivery/delivery.contract';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { useDirectory } from '../../records/directory';
import { usePipelines } from '../../records/stage-options';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import classes from './Delivery.module.css';
import { DeliveryTasks } from './DeliveryTasks';
import { countDeliveryChanges, isWholeTask, newTask } from './delivery-draft';

/** What a won deal sets going, by pipeline: which department hears of it, and the tasks it opens (XDP-02). */
export function DeliveryPage() {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = pipelines?.find(({ id }) => id === chosenId) ?? pipelines?.[0];
  const plan = useQuery({
    ...api.delivery.plan.queryOptions({ input: { id: chosen?.id ?? '' } }),
    enabled: chosen !== undefined,
  });
  if (!chosen || !plan.data || plan.data.pipelineId !== chosen.id)
    return (
      <SettingsFrame active="delivery" title={t('settings.places.delivery.label')}>
        {pipelines?.length === 0 ? (
          <EmptyState title={t('board.noPipelineTitle')}>{t('pipelinePage.empty')}</EmptyState>
        ) : plan.error ? (
          <EmptyState title={faultOf(plan.error).message} />
        ) : (
          <LoadingRows />
        )}
      </SettingsFrame>
    );
  return (
    <PlanEditor
      key={`${chosen.id} ${plan.data.version}`}
      name={chosen.name}
      plan={plan.data}
      tabs={
        pipelines &&
        pipelines.length > 1 && (
          <Tabs
            label={t('settings.places.pipelines.label')}
            items={pipelines.map(({ id, name }) => ({ key: id, label: name }))}
            activeKey={chosen.id}
            onSelect={setChosenId}
          />
        )
      }
    />
  );
}

function PlanEditor({ name, plan, tabs }: { name: string; plan: DeliveryPlan; tabs: ReactNode }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { departments } = useDirectory();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState(plan);
  const isReadOnly = !can('settings', 'edit');
  const save = useMutation(
    api.delivery.savePlan.mutationOptions({
      onSuccess: () => saved(t('delivery.saved'), api.delivery),
      onError: (error) => refused(error, api.delivery),
    }),
  );
  return (
    <SettingsFrame
      active="delivery"
      title={t('settings.places.delivery.label')}
      foot={
        <SaveBar
          title={name}
          detail={t('delivery.saveDetail')}
          count={countDeliveryChanges(draft, plan)}
          isBusy={save.isPending}
          isDisabled={!draft.tasks.every(isWholeTask)}
          onReset={() => setDraft(plan)}
          onSave={() =>
            save.mutate({
              id: plan.pipelineId,
              version: plan.version,
              departmentId: draft.departmentId,
              tasks: draft.tasks,
            })
          }
        />
      }
    >
      {tabs}
      <div className={classes.body}>
        <p className={classes.intro}>{t('delivery.intro', { name })}</p>
        <Select
          className={classes.department}
          label={t('delivery.department')}
          description={t('delivery.departmentNote')}
          placeholder={t('delivery.nobody')}
          readOnly={isReadOnly}
          clearable={!isReadOnly}
          searchable
          data={departments.map(({ id, name: label }) => ({ value: id, label }))}
          value={draft.departmentId}
          onChange={(departmentId) => setDraft({ ...draft, departmentId })}
        />
        <h2 className={classes.heading}>{t('delivery.tasks')}</h2>
        {draft.tasks.length === 0 ? (
          <p className={classes.empty}>{t('delivery.noTasks')}</p>
        ) : (
          <DeliveryTasks
            tasks={draft.tasks}
            isReadOnly={isReadOnly}
            onChange={(tasks) => setDraft({ ...draft, tasks: [...tasks] })}
          />
        )}
        {!isReadOnly && draft.tasks.length < mostDeliveryTasks && (
          <div>
            <ActionButton icon="plus" onClick={() => setDraft({ ...draft, tasks: [...draft.tasks, newTask(draft)] })}>
              {t('delivery.add')}
            </ActionButton>
          </div>
        )}
      </div>
    </SettingsFrame>
  );
}
