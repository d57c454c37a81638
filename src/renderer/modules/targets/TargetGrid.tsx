import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target, TargetSubjectName } from '@shared/modules/targets/target';
import { api, client } from '@renderer/api/client';
import { PersonName } from '@renderer/components/basics/PersonName';
import { SaveBar } from '../settings/SaveBar';
import { useSaved } from '../settings/use-saved';
import {
  cellKey,
  cellText,
  cellValue,
  changesOf,
  periodsOf,
  type GridQuestion,
  type TargetDraft,
} from './target-draft';
import classes from './Targets.module.css';

interface TargetGridProps {
  question: GridQuestion;
  subjects: readonly TargetSubjectName[];
  items: readonly Target[];
}

/** A year's targets to type: a row for each person, department or product, a column for each period. */
export function TargetGrid({ question, subjects, items }: TargetGridProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<TargetDraft>({});
  const targets = useMemo(
    () => new Map(items.map((item) => [cellKey({ kind: item.subjectKind, id: item.subjectId }, item.startsOn), item])),
    [items],
  );
  const shown = subjects.filter(({ kind }) => question.metric === 'ordersNet' || kind !== 'product');
  const changes = changesOf(draft, shown, targets, question);
  const count = Object.entries(draft).filter(([key, text]) => text !== cellText(targets.get(key), question)).length;
  const save = useMutation({
    mutationFn: () => client.targets.set({ items: changes ?? [] }),
    onSuccess: () => {
      setDraft({});
      saved(t('targets.saved'), api.targets);
    },
    onError: (error) => refused(error, api.targets),
  });
  const periods = periodsOf(question);
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('targets.grid')}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">{t('targets.subject')}</th>
              {periods.map((startsOn) => (
                <th key={startsOn} scope="col">
                  {periodName(startsOn, question)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((subject) => (
              <tr key={cellKey(subject, '')}>
                <th scope="row">
                  <SubjectName kind={subject.kind} id={subject.id} name={subject.name} />
                </th>
                {periods.map((startsOn) => {
                  const key = cellKey(subject, startsOn);
                  const text = draft[key] ?? cellText(targets.get(key), question);
                  return (
                    <td key={startsOn}>
                      <input
                        aria-label={`${subject.name} ${periodName(startsOn, question)}`}
                        inputMode="decimal"
                        value={text}
                        aria-invalid={cellValue(text, question) === undefined || undefined}
                        data-changed={
                          (draft[key] !== undefined && text !== cellText(targets.get(key), question)) || undefined
                        }
                        onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SaveBar
        title={t('targets.changed', { count })}
        detail={changes === undefined && t('targets.invalid')}
        count={count}
        isBusy={save.isPending}
        isDisabled={changes === undefined}
        onReset={() => setDraft({})}
        onSave={() => save.mutate()}
      />
    </>
  );
}

function periodName(startsOn: string, { periodKind }: GridQuestion): string {
  if (periodKind === 'year') return startsOn.slice(0, 4);
  const month = Number(startsOn.slice(5, 7));
  return periodKind === 'quarter' ? `Q${Math.ceil(month / 3)}` : startsOn.slice(0, 7);
}

/** Who or what a target is for. */
export function SubjectName({ kind, id, name }: TargetSubjectName) {
  const { t } = useTranslation();
  if (kind === 'person' && id !== null) return <PersonName id={id} name={name} />;
  return (
    <span className={classes.subject}>
      {name}
      <span className={classes.quiet}>{t(`targets.subjects.${kind}`)}</span>
    </span>
  );
}
