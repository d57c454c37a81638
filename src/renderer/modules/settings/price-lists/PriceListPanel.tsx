import { Checkbox, TagsInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { PriceList } from '@shared/modules/price-lists/price-list';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ReferenceListPicker } from '@renderer/components/form/ReferencePicker';
import { findRecords } from '../../records/record-names';
import settingsClasses from '../Settings.module.css';
import type { PriceDraft } from './price-draft';

interface PriceListPanelProps {
  list: PriceList;
  draft: PriceDraft;
  isReadOnly: boolean;
  onChange: (change: Partial<PriceDraft['list']>) => void;
  onRemove: (() => void) | undefined;
}

const findCustomers = findRecords('customer');

/** What a price list is and for whom it holds. */
export function PriceListPanel({ list, draft, isReadOnly, onChange, onRemove }: PriceListPanelProps) {
  const { t } = useTranslation();
  const { name, currency, includesTax, validFrom, validTo, isDefault, tags, customers } = draft.list;
  return (
    <div className={settingsClasses.panel} role="group" aria-label={list.name}>
      <TextInput
        label={t('priceListPage.fields.name')}
        maxLength={80}
        readOnly={isReadOnly}
        value={name}
        error={name.trim() === '' && t('common.form.required')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('priceListPage.fields.currency')}
        maxLength={3}
        readOnly={isReadOnly}
        value={currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <Checkbox
        label={t('priceListPage.fields.includesTax')}
        disabled={isReadOnly}
        checked={includesTax}
        onChange={(event) => onChange({ includesTax: event.currentTarget.checked })}
      />
      <DateInput
        classNames={{ label: settingsClasses.label }}
        label={t('priceListPage.fields.validFrom')}
        valueFormat="YYYY-MM-DD"
        readOnly={isReadOnly}
        clearable
        value={validFrom}
        onChange={(day) => onChange({ validFrom: day })}
      />
      <DateInput
        classNames={{ label: settingsClasses.label }}
        label={t('priceListPage.fields.validTo')}
        valueFormat="YYYY-MM-DD"
        readOnly={isReadOnly}
        clearable
        value={validTo}
        error={validFrom !== null && validTo !== null && validTo < validFrom}
        onChange={(day) => onChange({ validTo: day })}
      />
      <ReferenceListPicker
        label={t('priceListPage.fields.customers')}
        description={
          list.hiddenCustomers > 0 ? t('priceListPage.hiddenCustomers', { count: list.hiddenCustomers }) : undefined
        }
        readOnly={isReadOnly}
        find={findCustomers}
        value={customers.map(({ id, name: customer }) => ({ id, name: customer }))}
        onChange={(next) => onChange({ customers: next.map(({ id, name: customer }) => ({ id, name: customer })) })}
      />
      <TagsInput
        label={t('priceListPage.fields.tags')}
        readOnly={isReadOnly}
        value={tags}
        onChange={(next) => onChange({ tags: next })}
      />
      <Checkbox
        label={t('priceListPage.fields.isDefault')}
        disabled={isReadOnly}
        checked={isDefault}
        onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
      />
      <p className={settingsClasses.faint}>{t('priceListPage.order')}</p>
      {onRemove && (
        <div className={settingsClasses.panelActions}>
          <ActionButton tone="danger" icon="trash" onClick={onRemove}>
            {t('priceListPage.remove')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
