import { useTranslation } from 'react-i18next';
import type { TemplateItem } from '@shared/modules/printing/template';

/** What templates are called: the firm's own as it named them, ready-made ones in the reader's language. */
export function useTemplateNames(): (template: Pick<TemplateItem, 'id' | 'name'>) => string {
  const { t } = useTranslation();
  return ({ id, name }) => name ?? t(`printing.ready.${id}`);
}
