import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { printKinds, type PrintKind } from '@shared/modules/printing/print-document';

/** Which document the sample is: each has other words, dates and columns. */
export function SampleKind({ kind, onChange }: { kind: PrintKind; onChange: (kind: PrintKind) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('printing.settings.kind')}
      size="xs"
      allowDeselect={false}
      value={kind}
      data={printKinds.map((value) => ({ value, label: t(`printing.kinds.${value}`) }))}
      onChange={(value) => value && onChange(value)}
    />
  );
}
