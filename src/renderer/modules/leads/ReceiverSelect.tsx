import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Receiver } from '@shared/modules/hand-offs/hand-off';
import { useDirectory } from '../records/directory';

interface ReceiverSelectProps {
  value: Receiver | null;
  label: string;
  description?: string;
  readOnly?: boolean;
  /** A person who is no choice: who has the lead already. */
  without?: string;
  isClearable?: boolean;
  onChange: (receiver: Receiver | null) => void;
}

/** One person or one department, found by name. */
export function ReceiverSelect({ value, onChange, without, isClearable = false, ...input }: ReceiverSelectProps) {
  const { t } = useTranslation();
  const { people, departments } = useDirectory();
  return (
    <Select
      {...input}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      clearable={isClearable}
      nothingFoundMessage={t('common.form.nothingFound')}
      value={value ? `${value.kind} ${value.id}` : null}
      data={[
        {
          group: t('handOffs.departments'),
          items: departments.map(({ id, name }) => ({ value: `department ${id}`, label: name })),
        },
        {
          group: t('handOffs.people'),
          items: people
            .filter(({ id, isDisabled }) => !isDisabled && id !== without)
            .map(({ id, name }) => ({ value: `user ${id}`, label: name })),
        },
      ]}
      onChange={(chosen) => {
        const [kind, id = ''] = (chosen ?? '').split(' ');
        onChange(kind === 'user' || kind === 'department' ? { kind, id } : null);
      }}
    />
  );
}
