import type { Activity } from '@shared/modules/activities/activity';
import type { TimelineEntryAnswer } from '@shared/modules/timeline/timeline';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { Pill } from '@renderer/components/basics/Tag';
import { CommentEntry } from '../comments/CommentEntry';
import type { ColumnContext } from '../columns';
import { FieldText } from '../FieldText';
import { isSameValue } from '../field-values';
import type { RecordField } from '../record-fields';
import { FileName } from './FileName';
import { LongText } from './LongText';
import { commentEntries, documentKinds, handOffEntries, kindIcon } from './timeline-kinds';
import classes from './Timeline.module.css';

interface TimelineEntryProps {
  entry: TimelineEntryAnswer;
  activity: Activity | undefined;
  isLast: boolean;
  /** The heading does not name the day. */
  isDated: boolean;
  /** The record whose page this is; it is not named again. */
  hostId: string;
  fields: readonly RecordField[];
  context: ColumnContext;
  onOpenActivity: (id: string) => void;
}

/** What happened to a deal, lead or document, told on the pages of others too: it names and links where it comes from. */
const ownKinds: readonly string[] = ['dealCreated', 'dealMoved', 'leadConverted', 'leadReopened', ...documentKinds];

/** One thing that happened, in words of the reader's language. */
export function TimelineEntry(props: TimelineEntryProps) {
  const { entry, isLast } = props;
  return (
    <article className={classes.entry} data-last={isLast || undefined}>
      <span className={classes.sign}>
        <Icon name={kindIcon(entry.kind)} size={14} />
      </span>
      <div>
        {entry.source.kind === 'activity' ? (
          <ActivityEntry {...props} />
        ) : commentEntries.includes(entry.kind) ? (
          <CommentEntry
            entry={entry}
            author={actorName(entry, props.context)}
            time={<EntryTime entry={entry} isDated={props.isDated} />}
          />
        ) : entry.kind === 'changed' ? (
          <ChangedEntry {...props} />
        ) : handOffEntries.includes(entry.kind) ? (
          <HandOffEntry {...props} />
        ) : ownKinds.includes(entry.kind) ? (
          <DealEntry {...props} />
        ) : (
          <PlainEntry {...props} />
        )}
      </div>
    </article>
  );
}

function ActivityEntry({ entry, activity, isDated, hostId, context, onOpenActivity }: TimelineEntryProps) {
  const { t } = useTranslation();
  const { summary, kind } = entry;
  const subject = text(summary['subject']);
  const body = text(summary['body']);
  const actor = actorName(entry, context);
  const others = (activity?.subjects ?? []).filter((one) => one.id !== hostId);
  const direction = text(summary['direction']);
  const place = text(summary['place']);
  // A subject made from the first line of the text, or from the word for the kind, says nothing new.
  const isOwnSubject =
    kind !== 'task' &&
    subject !== '' &&
    !body.startsWith(subject.replace(/…$/, '')) &&
    subject !== t(`timeline.kinds.${kind}`);
  return (
    <>
      <div className={classes.words}>
        <button type="button" className={classes.kind} onClick={() => onOpenActivity(entry.source.id)}>
          {t(`timeline.kinds.${kind}`)}
        </button>
        <span className={classes.who}>
          {direction !== '' && `${t(`activities.options.direction.${direction}`)} `}
          {others.map((one, index) => (
            <span key={one.id}>
              {index > 0 && t('common.filter.listComma')}
              <Link to={pathOfRecord(one.kind, one.id) ?? ''}>{one.name}</Link>
            </span>
          ))}
          <span className={direction !== '' || others.length > 0 || kind === 'task' ? classes.actor : undefined}>
            {(direction !== '' || others.length > 0) && actor !== '' && ' · '}
            {actor}
          </span>
        </span>
        {kind === 'task' && <span className={classes.subject}>{subject}</span>}
        <ActivityState entry={entry} />
        <EntryTime entry={entry} isDated={isDated} />
      </div>
      {isOwnSubject && <div className={classes.subject}>{subject}</div>}
      {body !== '' && <LongText text={body} />}
      {place !== '' && <div className={classes.meta}>{place}</div>}
    </>
  );
}

/** Reached or not and for how long; of a task, whether it is done or late. */
function ActivityState({ entry }: { entry: TimelineEntryAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { summary, kind } = entry;
  const outcome = text(summary['outcome']);
  const seconds = Number(summary['talkSeconds'] ?? 0);
  const dueDate = text(summary['dueDate']);
  const isDone = summary['doneAt'] !== undefined && summary['doneAt'] !== null;
  if (kind === 'task') {
    if (isDone) {
      return (
        <Status icon="check" tone="good">
          {t('records.timeline.done')}
        </Status>
      );
    }
    if (dueDate === '') return <Pill>{t('records.timeline.open')}</Pill>;
    const days = format.daysFromNow(dueDate);
    return days < 0 ? (
      <Status icon="alert" tone="bad">
        {t('records.timeline.late', { count: -days })}
      </Status>
    ) : (
      <Pill icon="calendar">{format.dateShort(dueDate)}</Pill>
    );
  }
  if (kind !== 'note' && !isDone) return <Pill icon="calendar">{t('timeline.sentences.planned')}</Pill>;
  const reply = text(summary['reply']);
  const response = text(summary['meetingResponse']);
  const came = [
    reply === '' ? '' : t('timeline.sentences.reply', { reply: t(`activities.options.reply.${reply}`) }),
    response === '' ? '' : t(`activities.options.meetingResponse.${response}`),
  ];
  if (outcome === '' && seconds === 0 && came.every((part) => part === '')) return null;
  const duration =
    seconds > 0
      ? t('timeline.sentences.duration', { minutes: Math.floor(seconds / 60), seconds: pad(seconds % 60) })
      : '';
  return (
    <Pill>
      {[outcome === '' ? '' : t(`activities.options.outcome.${outcome}`), duration, ...came].filter(Boolean).join(' ')}
    </Pill>
  );
}

interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** More changes than this wait behind a line. */
const shownChanges = 4;

function ChangedEntry({ entry, isDated, fields, context }: TimelineEntryProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const changes = changesOf(entry);
  const shown = isOpen ? changes : changes.slice(0, shownChanges);
  const actor = actorName(entry, context);
  const [first] = shown;
  return (
    <>
      <div className={classes.words}>
        <span className={classes.kind}>{t('timeline.kinds.changed')}</span>
        {changes.length === 1 && first ? (
          <span className={classes.subject}>
            <Change change={first} fields={fields} context={context} />
          </span>
        ) : (
          <span className={classes.who}>{actor}</span>
        )}
        <EntryTime entry={entry} isDated={isDated} />
      </div>
      {changes.length > 1 &&
        shown.map((change) => <Change key={change.field} change={change} fields={fields} context={context} />)}
      {changes.length > shown.length && (
        <button type="button" className={classes.wholeBody} onClick={() => setIsOpen(true)}>
          {t('common.record.more', { count: changes.length - shown.length })}
        </button>
      )}
      {changes.length === 1 && actor !== '' && <div className={classes.meta}>{actor}</div>}
    </>
  );
}

interface ChangeProps {
  change: FieldChange;
  fields: readonly RecordField[];
  context: ColumnContext;
}

function Change({ change, fields, context }: ChangeProps) {
  const field = fields.find(({ key }) => key === change.field);
  if (!field) return null;
  const value = (one: unknown): ReactNode => <FieldText field={field} value={one} names={context.names} isOneLine />;
  if (field.isList) {
    return <ListChange label={field.label} before={change.before} after={change.after} value={value} />;
  }
  return (
    <div className={classes.change}>
      <span className={classes.changeField}>{field.label}</span>
      {!isSameValue(change.before, null) && <span className={classes.old}>{value(change.before)}</span>}
      {!isSameValue(change.before, null) && <Icon name="arrow" size={12} />}
      <span>{value(change.after)}</span>
    </div>
  );
}

interface ListChangeProps {
  label: string;
  before: unknown;
  after: unknown;
  value: (entries: unknown) => ReactNode;
}

/** Of a list only what came and what went. */
function ListChange({ label, before, after, value }: ListChangeProps) {
  const entries = (list: unknown): unknown[] => (Array.isArray(list) ? list : []);
  const isIn = (list: unknown, entry: unknown) => entries(list).some((one) => isSameValue(one, entry));
  const gone = entries(before).filter((entry) => !isIn(after, entry));
  const added = entries(after).filter((entry) => !isIn(before, entry));
  return (
    <div className={classes.change}>
      <span className={classes.changeField}>{label}</span>
      {gone.map((entry, index) => (
        <span key={`gone ${index}`} className={classes.old}>
          {value([entry])}
        </span>
      ))}
      {added.map((entry, index) => (
        <span key={`added ${index}`} className={classes.added}>
          <Icon name="plus" size={12} />
          {value([entry])}
        </span>
      ))}
    </div>
  );
}

const dealEnds = {
  won: { icon: 'check', tone: 'good' },
  lost: { icon: 'close', tone: 'bad' },
} as const;

/** A deal or document that began, moved or ended, by its name except on its own page, and where it stands since. */
function DealEntry({ entry, isDated, hostId, context }: TimelineEntryProps) {
  const { t } = useTranslation();
  const { summary, source } = entry;
  const stage = text(summary['stage']);
  const status = summary['status'];
  const end = status === 'won' || status === 'lost' ? dealEnds[status] : undefined;
  const name = [text(summary['number']), text(summary['name'])].filter((part) => part !== '').join(' ');
  return (
    <div className={classes.words}>
      <span className={classes.kind}>{t(`timeline.kinds.${entry.kind}`)}</span>
      {source.id !== hostId && (
        <span className={classes.who}>
          <Link to={pathOfRecord(source.kind, source.id) ?? ''}>{name}</Link>
        </span>
      )}
      {stage !== '' && (
        <Status icon={end?.icon ?? 'arrow'} tone={end?.tone} iconSize={12}>
          {stage}
        </Status>
      )}
      <span className={classes.who}>{actorName(entry, context)}</span>
      <EntryTime entry={entry} isDated={isDated} />
    </div>
  );
}

/** A lead on its way to sales: to whom, why it came back, and what was said. */
function HandOffEntry({ entry, isDated, context }: TimelineEntryProps) {
  const { t } = useTranslation();
  const { toUserId, toDepartmentId, note, reason, score } = entry.summary;
  const { userName, departmentName } = context.directory;
  const to = text(toUserId) !== '' ? userName(text(toUserId)) : departmentName(text(toDepartmentId));
  const why = text(reason) !== '' ? t(`handOffs.reasons.${text(reason)}`) : '';
  const byScore = typeof score === 'number' ? t('handOffs.byScore', { score }) : '';
  return (
    <>
      <div className={classes.words}>
        <span className={classes.kind}>{t(`timeline.kinds.${entry.kind}`)}</span>
        <span className={classes.subject}>{[to, why, byScore].filter((part) => part !== '').join(' · ')}</span>
        <span className={classes.who}>{actorName(entry, context)}</span>
        <EntryTime entry={entry} isDated={isDated} />
      </div>
      {text(note) !== '' && <LongText text={text(note)} />}
    </>
  );
}

function PlainEntry({ entry, isDated, context }: TimelineEntryProps) {
  const { t } = useTranslation();
  const { summary } = entry;
  const name = text(summary['name']) || text(summary['title']) || text(summary['fileName']);
  return (
    <div className={classes.words}>
      <span className={classes.kind}>{t(`timeline.kinds.${entry.kind}`)}</span>
      {name !== '' &&
        (entry.source.kind === 'file' && entry.kind === 'file' ? (
          <FileName id={entry.source.id} name={name} />
        ) : (
          <span className={classes.subject}>{name}</span>
        ))}
      <span className={classes.who}>{actorName(entry, context)}</span>
      <EntryTime entry={entry} isDated={isDated} />
    </div>
  );
}

function EntryTime({ entry, isDated }: { entry: TimelineEntryAnswer; isDated: boolean }) {
  const format = useFormat();
  return (
    <time className={classes.time} title={format.dateTime(entry.at)}>
      {isDated && `${format.dateShort(entry.at)} `}
      <span className={isDated ? classes.clock : undefined}>{format.time(entry.at)}</span>
    </time>
  );
}

function actorName(entry: TimelineEntryAnswer, { directory }: ColumnContext): string {
  return entry.actorId === null ? '' : directory.userName(entry.actorId);
}

function changesOf(entry: TimelineEntryAnswer): FieldChange[] {
  const changes = entry.summary['changes'];
  if (!Array.isArray(changes)) return [];
  return changes.filter(
    (change): change is FieldChange => typeof change === 'object' && change !== null && 'field' in change,
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
