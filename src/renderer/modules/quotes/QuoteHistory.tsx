import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityDialog } from '../activities/ActivityDialog';
import type { ColumnContext } from '../records/columns';
import type { RecordField } from '../records/record-fields';
import { Timeline } from '../records/timeline/Timeline';
import type { TimelineFilter } from '../records/timeline/timeline-kinds';
import classes from './QuoteEditor.module.css';

interface QuoteHistoryProps {
  id: string;
  fields: readonly RecordField[];
  context: ColumnContext;
}

/** What happened with the quote, behind one line so that the paper comes first. */
export function QuoteHistory({ id, fields, context }: QuoteHistoryProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [activityId, setActivityId] = useState<string | null>(null);
  return (
    <details className={classes.history} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('quotes.page.history')}</summary>
      {isOpen && (
        <Timeline
          kind="quote"
          id={id}
          fields={fields}
          context={context}
          filter={filter}
          onFilterChange={setFilter}
          onOpenActivity={setActivityId}
        />
      )}
      {activityId && <ActivityDialog id={activityId} onClose={() => setActivityId(null)} />}
    </details>
  );
}
