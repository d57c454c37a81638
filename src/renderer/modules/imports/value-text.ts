import { useTranslation } from 'react-i18next';

/** Any value of a field as one line of text: lists joined, addresses in their order. Nothing is an empty text. */
export function useValueText(): (value: unknown) => string {
  const { t } = useTranslation();
  return function textOf(value: unknown): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'common.value.yes' : 'common.value.no');
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(t('common.filter.listComma'));
    if (typeof value !== 'object') return '';
    if ('value' in value) return textOf(value.value);
    if ('street' in value) {
      const { province, city, district, street } = value as Record<string, unknown>;
      return [province, city, district, street].map(textOf).filter(Boolean).join(' ');
    }
    return 'name' in value ? textOf(value.name) : '';
  };
}
