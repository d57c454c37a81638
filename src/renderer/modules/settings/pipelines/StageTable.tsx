import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import settingsClasses from '../Settings.module.css';
import type { DraftStage } from './pipeline-draft';
import classes from './Pipelines.module.css';

interface StageTableProps {
  stages: readonly DraftStage[];
  chosenId: string | null;
  isReadOnly: boolean;
  onChoose: (id: string) => void;
  onShift: (id: string, by: 1 | -1) => void;
  onAdd: () => void;
}

const columns = ['name', 'type', 'probability', 'days', 'needs'] as const;

/** The stages in their order; one is chosen and shaped at the side, arrows with Alt move it. */
export function StageTable({ stages, chosenId, isReadOnly, onChoose, onShift, onAdd }: StageTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const stage = stages[index];
    if (by === null || !stage) return;
    event.preventDefault();
    if (event.altKey) {
      if (!isReadOnly) onShift(stage.id, by);
      return;
    }
    const next = stages[index + by];
    if (next) document.getElementById(`stage-${next.id}`)?.focus();
  };
  return (
    <>
      <div className={settingsClasses.scroll}>
        <table className={settingsClasses.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`pipelinePage.columns.${column}`)}
                </th>
              ))}
              <th aria-label={t('common.action.more')} />
            </tr>
          </thead>
          <tbody>
            {stages.map((stage, index) => {
              const label = stage.name.trim() === '' ? t('pipelinePage.unnamed') : stage.name;
              const needs = stage.requiredFields.length + stage.checklist.filter((item) => item.isRequired).length;
              return (
                <tr key={stage.id} className={classes.row} data-chosen={stage.id === chosenId || undefined}>
                  <td>
                    <button
                      type="button"
                      id={`stage-${stage.id}`}
                      className={classes.stage}
                      aria-pressed={stage.id === chosenId}
                      onClick={() => onChoose(stage.id)}
                      onFocus={() => onChoose(stage.id)}
                      onKeyDown={(event) => onKeyDown(event, index)}
                    >
                      {label}
                    </button>
                  </td>
                  <td>{t(`opportunities.options.status.${stage.type}`)}</td>
                  <td>{format.number(stage.probability)}%</td>
                  <td>{stage.expectedDays === null ? '–' : format.number(stage.expectedDays)}</td>
                  <td>{needs === 0 ? '–' : t('pipelinePage.needs', { count: needs })}</td>
                  <td>
                    {!isReadOnly && (
                      <span className={settingsClasses.rowActions}>
                        <IconButton
                          icon="arrowUp"
                          label={t('common.table.moveUp', { name: label })}
                          isSmall
                          isDisabled={index === 0}
                          onClick={() => onShift(stage.id, -1)}
                        />
                        <IconButton
                          icon="arrowDown"
                          label={t('common.table.moveDown', { name: label })}
                          isSmall
                          isDisabled={index === stages.length - 1}
                          onClick={() => onShift(stage.id, 1)}
                        />
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!isReadOnly && (
        <div className={classes.below}>
          <ActionButton icon="plus" isSmall isDisabled={stages.length >= 30} onClick={onAdd}>
            {t('pipelinePage.addStage')}
          </ActionButton>
          <span className={settingsClasses.keysHint}>
            <KeyCap keys="alt+arrowup" /> <KeyCap keys="alt+arrowdown" /> {t('settings.departments.keys.order')}
          </span>
        </div>
      )}
    </>
  );
}
