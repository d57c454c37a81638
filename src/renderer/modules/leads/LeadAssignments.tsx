import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '@shared/modules/lead-assignment/lead-assignment';
import { api } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { useDirectory } from '../records/directory';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';

/** Why this lead went to whom (4.7); nothing where no rule has looked at it. */
export function LeadAssignments({ id, ownerId }: { id: string; ownerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useSayWhy();
  const { data } = useQuery(api.leadAssignment.log.queryOptions({ input: { id }, meta: { ownerId } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('leadAssignment.log.title')}>
      {data.items.slice(0, 5).map((entry) => (
        <div key={entry.id} className={pageClasses.item}>
          <span>{say(entry)}</span>
          <span className={pageClasses.itemMeta} title={format.dateTime(entry.at)}>
            {format.relative(entry.at)}
          </span>
        </div>
      ))}
    </Section>
  );
}

function useSayWhy() {
  const { t } = useTranslation();
  const { userName } = useDirectory();
  return ({ userId, ruleName, method, matched, open, skipped }: Assignment): string => {
    const parts =
      userId === null || method === null
        ? [t('leadAssignment.log.nobody')]
        : [
            t(`leadAssignment.log.${method}`, { name: userName(userId), rule: ruleName ?? '', count: open ?? 0 }),
            ...matched.map(({ what, word }) => t(`leadAssignment.log.matched.${what}`, { word })),
          ];
    // A person passed over by several rules for one reason is named once.
    const passed = new Set(
      skipped.map(({ userId: who, reason }) => t(`leadAssignment.log.skipped.${reason}`, { name: userName(who) })),
    );
    return [...parts, ...passed].join(t('leadAssignment.log.comma'));
  };
}
