import type { SubjectKind } from '@shared/modules/activities/activity';
import type { ComponentProps } from 'react';
import type { RecordPageState } from '../page/use-record-page';
import { Composer } from './Composer';
import { Timeline } from './Timeline';

interface RecordTimelineProps {
  kind: SubjectKind;
  id: string;
  page: RecordPageState;
  /** People an entry can name beside the record itself. */
  contacts?: ComponentProps<typeof Composer>['contacts'];
  onSaved: () => void;
}

const nobody: never[] = [];

/** The middle of a record's page: what is being noted, and below it everything that happened. */
export function RecordTimeline({ kind, id, page, contacts = nobody, onSaved }: RecordTimelineProps) {
  return (
    <>
      <Composer subject={{ kind, id }} contacts={contacts} onSaved={onSaved} handle={page.composer} />
      <Timeline
        kind={kind}
        id={id}
        fields={page.fields}
        context={page.context}
        filter={page.filter}
        onFilterChange={page.setFilter}
        onOpenActivity={page.openActivity}
      />
    </>
  );
}
