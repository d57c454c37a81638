import { useQuery } from '@tanstack/react-query';
import type { Sight, SightGroup, SharedKind } from '@shared/modules/sharing/sharing';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import type { AnyRecord } from '../record-module';
import { AccessDialog } from './AccessDialog';
import classes from './RecordPage.module.css';
import { ShareDialog } from './ShareDialog';

interface AccessLineProps {
  kind: SharedKind;
  record: AnyRecord;
}

/** Who can see this record, in one sentence, and behind it why (U21). */
export function AccessLine({ kind, record }: AccessLineProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [open, setOpen] = useState<'why' | 'share' | null>(null);
  const { data: sight } = useSight(kind, record.id);
  if (!sight) return null;
  const me = sight.groups.find((group) => group.people.some((person) => person.id === session.user.id));
  return (
    <>
      <Icon name="eye" size={14} />
      <span>{t('records.access.line', { who: sentence(sight, t) })}</span>
      <button type="button" className={classes.accessLink} onClick={() => setOpen('why')}>
        {t('records.access.why')}
      </button>
      {open === 'why' && (
        <AccessDialog
          sight={sight}
          mine={me}
          onClose={() => setOpen(null)}
          onShare={record.can.includes('edit') ? () => setOpen('share') : undefined}
        />
      )}
      {open === 'share' && <ShareDialog kind={kind} id={record.id} onClose={() => setOpen(null)} />}
    </>
  );
}

export function useSight(kind: SharedKind, id: string) {
  return useQuery(api.sharing.explain.queryOptions({ input: { kind, id }, staleTime: 60_000 }));
}

/** Owner, co-workers and the departments, as one would say it. */
function sentence(sight: Sight, t: TFunction): string {
  const parts = [
    sight.owner && t('records.access.owner', { name: sight.owner.name }),
    sight.coOwners.length > 0 &&
      t('records.access.coOwners', {
        names: sight.coOwners.map(({ name }) => name).join(t('common.filter.listComma')),
      }),
    ...gathered(sight.groups).map((group) => groupPhrase(group, t)),
  ];
  return parts.filter(Boolean).join(t('common.filter.listComma'));
}

/** Groups that differ only in the role behind them are one in a sentence. */
function gathered(groups: readonly SightGroup[]): SightGroup[] {
  const byPhrase = new Map<string, SightGroup>();
  for (const group of groups) {
    if (group.way === 'owner' || group.way === 'coOwner') continue;
    const key = `${group.way} ${group.department?.id ?? ''}`;
    const known = byPhrase.get(key);
    byPhrase.set(key, known ? { ...known, people: [...known.people, ...group.people] } : group);
  }
  return [...byPhrase.values()];
}

function groupPhrase(group: SightGroup, t: TFunction): string {
  const count = group.people.length;
  const name = group.department?.name ?? '';
  switch (group.way) {
    case 'department':
      return t('records.access.department', { name, count });
    case 'tree':
      return t('records.access.tree', { count });
    case 'shared':
      return t('records.access.shared', { count });
    case 'head':
      return t('records.access.head', { name });
    case 'all':
      return t('records.access.all', { count });
    default:
      return t('records.access.other', { count });
  }
}
