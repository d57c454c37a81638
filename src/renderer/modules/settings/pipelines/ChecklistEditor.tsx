import { Checkbox, TextInput } from '@mantine/core';
import type { CheckItem } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import settingsClasses from '../Settings.module.css';
import classes from './Pipelines.module.css';

interface ChecklistEditorProps {
  items: CheckItem[];
  isReadOnly: boolean;
  onChange: (items: CheckItem[]) => void;
}

/** What is to be done before a deal enters the stage; each item is required or a reminder. */
export function ChecklistEditor({ items, isReadOnly, onChange }: ChecklistEditorProps) {
  const { t } = useTranslation();
  const replace = (id: string, patch: Partial<CheckItem>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...patch } : item)));
  return (
    <div role="group" aria-label={t('pipelinePage.stage.checklist')}>
      <span className={settingsClasses.label}>{t('pipelinePage.stage.checklist')}</span>
      {items.map((item, index) => (
        <div key={item.id} className={classes.item}>
          <TextInput
            aria-label={t('pipelinePage.stage.item', { number: index + 1 })}
            maxLength={120}
            readOnly={isReadOnly}
            value={item.text}
            error={item.text.trim() === ''}
            onChange={(event) => replace(item.id, { text: event.currentTarget.value })}
          />
          {!isReadOnly && (
            <IconButton
              icon="close"
              isSmall
              label={t('pipelinePage.stage.removeItem', { text: item.text })}
              onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
            />
          )}
          <Checkbox
            label={t('pipelinePage.stage.isRequired')}
            disabled={isReadOnly}
            checked={item.isRequired}
            onChange={(event) => replace(item.id, { isRequired: event.currentTarget.checked })}
          />
        </div>
      ))}
      {!isReadOnly && items.length < 20 && (
        <ActionButton
          isSmall
          icon="plus"
          onClick={() => onChange([...items, { id: uuidv7(), text: '', isRequired: true }])}
        >
          {t('pipelinePage.stage.addItem')}
        </ActionButton>
      )}
    </div>
  );
}
