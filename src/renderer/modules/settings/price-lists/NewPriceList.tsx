import { useMutation } from '@tanstack/react-query';
import type { PriceList } from '@shared/modules/price-lists/price-list';
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

interface NewPriceListProps {
  lists: readonly PriceList[];
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A further price list, empty or with the prices of another. */
export function NewPriceList({ lists, onClose, onAdded }: NewPriceListProps) {
  const { t } = useTranslation();
  const { saved } = useSaved();
  const [id] = useState(uuidv7);
  const [values, setValues] = useState<FormValues>({ name: '', copyOfId: null });
  const [isDirty, setIsDirty] = useState(false);
  const add = useMutation(
    api.priceLists.create.mutationOptions({
      onSuccess: (list) => {
        saved(t('priceListPage.added', { name: list.name }), api.priceLists);
        onAdded(list.id);
        onClose();
      },
    }),
  );
  const fields: EditorField[] = [
    { key: 'name', type: 'text', label: t('priceListPage.fields.name'), required: true, maxLength: 80 },
    ...(lists.length > 0
      ? [
          {
            key: 'copyOfId',
            type: 'choice' as const,
            label: t('priceListPage.fields.copyOf'),
            options: lists.map((list) => ({ value: list.id, label: list.name })),
          },
        ]
      : []),
  ];
  return (
    <Dialog isOpen onClose={onClose} title={t('priceListPage.add')} width={480}>
      <div className={settingsClasses.dialogForm}>
        <RecordForm
          fields={fields}
          values={values}
          onChange={(next) => {
            setValues(next);
            setIsDirty(true);
          }}
          onSubmit={() => {
            const { name, copyOfId } = values;
            add.mutate({
              id,
              name: typeof name === 'string' ? name : '',
              ...(typeof copyOfId === 'string' && { copyOfId }),
            });
          }}
          onCancel={onClose}
          isDirty={isDirty}
          isSaving={add.isPending}
          errors={add.error ? { name: faultOf(add.error).message } : undefined}
          submitLabel={t('priceListPage.add')}
        />
      </div>
    </Dialog>
  );
}
