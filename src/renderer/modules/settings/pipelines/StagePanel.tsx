import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { stageFields, stageTypes } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import settingsClasses from '../Settings.module.css';
import { ChecklistEditor } from './ChecklistEditor';
import { ofType, type DraftStage } from './pipeline-draft';

interface StagePanelProps {
  stage: DraftStage;
  isReadOnly: boolean;
  onChange: (stage: DraftStage) => void;
  onRemove: (() => void) | undefined;
}

/** One stage: what it means, how likely and how long, and what a deal needs before it enters (OPP-02). */
export function StagePanel({ stage, isReadOnly, onChange, onRemove }: StagePanelProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const roles = useQuery({
    ...api.roles.list.queryOptions({ input: { limit: 200 } }),
    enabled: can('role', 'view'),
  });
  const isOpen = stage.type === 'open';
  const change = (patch: Partial<DraftStage>) => onChange({ ...stage, ...patch });
  return (
    <div className={settingsClasses.panel} role="group" aria-label={stage.name || t('pipelinePage.unnamed')}>
      <TextInput
        label={t('pipelinePage.stage.name')}
        maxLength={60}
        readOnly={isReadOnly}
        value={stage.name}
        placeholder={t('pipelinePage.unnamed')}
        error={stage.name.trim() === '' && t('common.form.required')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t('pipelinePage.stage.type')}
        description={t(`pipelinePage.stage.types.${stage.type}`)}
        readOnly={isReadOnly}
        allowDeselect={false}
        data={stageTypes.map((type) => ({ value: type, label: t(`opportunities.options.status.${type}`) }))}
        value={stage.type}
        onChange={(type) => type && onChange(ofType(stage, type))}
      />
      {isOpen && (
        <>
          <NumberInput
            label={t('pipelinePage.stage.probability')}
            readOnly={isReadOnly}
            min={0}
            max={100}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            suffix="%"
            value={stage.probability}
            onChange={(value) => typeof value === 'number' && change({ probability: value })}
          />
          <NumberInput
            label={t('pipelinePage.stage.days')}
            description={t('pipelinePage.stage.daysNote')}
            readOnly={isReadOnly}
            min={1}
            max={3650}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={stage.expectedDays ?? ''}
            onChange={(value) => change({ expectedDays: typeof value === 'number' && value > 0 ? value : null })}
          />
        </>
      )}
      <Textarea
        label={t('pipelinePage.stage.meaning')}
        maxLength={1000}
        autosize
        minRows={2}
        readOnly={isReadOnly}
        value={stage.meaning}
        onChange={(event) => change({ meaning: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('pipelinePage.stage.fields')}
        readOnly={isReadOnly}
        data={stageFields.map((key) => ({ value: key, label: t(`opportunities.fields.${key}`) }))}
        value={stage.requiredFields}
        onChange={(keys) => change({ requiredFields: stageFields.filter((key) => keys.includes(key)) })}
      />
      <ChecklistEditor
        items={stage.checklist}
        isReadOnly={isReadOnly}
        onChange={(checklist) => change({ checklist })}
      />
      {roles.data && (
        <Select
          label={t('pipelinePage.stage.role')}
          readOnly={isReadOnly}
          clearable
          data={roles.data.items.map(({ id, name }) => ({ value: id, label: name }))}
          value={stage.roleId}
          onChange={(roleId) => change({ roleId })}
        />
      )}
      {onRemove && (
        <div className={settingsClasses.panelActions}>
          <ActionButton tone="danger" icon="trash" onClick={onRemove}>
            {t('pipelinePage.stage.remove')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
