import { useMutation } from '@tanstack/react-query';
import { fieldGroups } from '@shared/access/resources';
import { ownFieldTypes, type ExtensibleKind, type OwnField, type OwnOption } from '@shared/modules/fields/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import type { EditorField } from '@renderer/components/form/field-types';
import { RecordForm, type FormValues } from '@renderer/components/form/RecordForm';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';

interface FieldDialogProps {
  /** Null adds one. */
  field: OwnField | null;
  resource: ExtensibleKind;
  isOpen: boolean;
  onClose: () => void;
}

/** Adds or changes a field of the firm's own. */
export function FieldDialog(props: FieldDialogProps) {
  const { t } = useTranslation();
  const title = props.field ? t('settings.fields.editTitle', { label: props.field.label }) : t('settings.fields.add');
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={title} width={520}>
      <FieldForm {...props} />
    </Dialog>
  );
}

function FieldForm({ field, resource, onClose }: FieldDialogProps) {
  const { t } = useTranslation();
  const { saved } = useSaved();
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({
    label: field?.label ?? '',
    type: field?.type ?? 'text',
    group: field?.group ?? 'basic',
    options: field?.options.filter(({ isRetired }) => !isRetired).map(({ label }) => label) ?? [],
    isRequired: field?.isRequired ?? false,
    isSearchable: field?.isSearchable ?? false,
  });
  const [isDirty, setIsDirty] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const given = {
        label: typeof values['label'] === 'string' ? values['label'] : '',
        group: fieldGroups.find((group) => group === values['group']) ?? 'basic',
        isRequired: values['isRequired'] === true,
        isSearchable: values['isSearchable'] === true,
        options: hasOptions ? optionsOf(values['options'], field?.options ?? []) : [],
      };
      if (field) return client.fields.patch({ id: field.id, version: field.version, ...given });
      return client.fields.create({ id, resource, type, ...given });
    },
    onSuccess: () => {
      saved(t('settings.fields.saved'), api.fields);
      onClose();
    },
  });
  const type = ownFieldTypes.find((one) => one === values['type']) ?? 'text';
  const hasOptions = type === 'choice' || type === 'multiChoice';
  const fields: EditorField[] = [
    { key: 'label', type: 'text', label: t('settings.fields.columns.label'), required: true, maxLength: 80 },
    {
      key: 'type',
      type: 'choice',
      label: t('settings.fields.columns.type'),
      required: true,
      isReadOnly: field !== null,
      help: field ? t('settings.fields.typeFixed') : undefined,
      options: ownFieldTypes.map((value) => ({ value, label: t(`settings.fields.types.${value}`) })),
    },
    ...(hasOptions
      ? [
          {
            key: 'options',
            type: 'tags' as const,
            label: t('settings.fields.options'),
            required: true,
            help: t('settings.fields.optionsHelp'),
          },
        ]
      : []),
    {
      key: 'group',
      type: 'choice',
      label: t('settings.fields.columns.group'),
      required: true,
      help: t('settings.fields.groupHelp'),
      options: fieldGroups.map((value) => ({ value, label: t(`access.fieldGroups.${value}`) })),
    },
    { key: 'isRequired', type: 'yesNo', label: t('settings.fields.columns.required') },
    {
      key: 'isSearchable',
      type: 'yesNo',
      label: t('settings.fields.columns.search'),
      help: t('settings.fields.searchHelp'),
    },
  ];
  return (
    <div className={classes.dialogForm}>
      <RecordForm
        fields={fields}
        values={values}
        onChange={(next) => {
          setValues(next);
          setIsDirty(true);
        }}
        onSubmit={() => save.mutate()}
        onCancel={onClose}
        isDirty={isDirty}
        isSaving={save.isPending}
        errors={save.error ? { label: faultOf(save.error).message } : undefined}
        submitLabel={t('common.action.save')}
      />
    </div>
  );
}

/** The choices as typed; a choice that is gone is retired, because records may still hold it. */
function optionsOf(typed: FormValues[string], before: readonly OwnOption[]): OwnOption[] {
  const labels = Array.isArray(typed) ? typed.filter((one) => typeof one === 'string') : [];
  const offered = labels.map((label) => {
    const known = before.find((option) => option.label === label);
    return { key: known?.key ?? label.slice(0, 60), label, isRetired: false };
  });
  const keys = new Set(offered.map(({ key }) => key));
  return [...offered, ...before.filter(({ key }) => !keys.has(key)).map((option) => ({ ...option, isRetired: true }))];
}
