import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Timeline.module.css';

/** Long texts show their beginning; `children` is the text as it is drawn. */
export function LongText({ text, children = text }: { text: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const isLong = text.length > 240 || text.split('\n').length > 4;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <p className={classes.body} data-cut={(isLong && !isOpen) || undefined}>
        {children}
      </p>
      {isLong && !isOpen && (
        <button type="button" className={classes.wholeBody} onClick={() => setIsOpen(true)}>
          {t('records.timeline.whole')}
        </button>
      )}
    </>
  );
}
