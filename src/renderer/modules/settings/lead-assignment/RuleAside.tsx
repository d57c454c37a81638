import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { useDirectory } from '../../records/directory';
import { useSaved } from '../use-saved';
import classes from '../lead-forms/LeadForms.module.css';

/** The rule as a sentence, and its place among the others. */
export function RuleAside({ rule }: { rule: AssignmentRule }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { userName } = useDirectory();
  const { saved, refused } = useSaved();
  const [isAsking, setIsAsking] = useState(false);
  const listed = (words: readonly string[]) => words.join(t('common.filter.listComma'));
  const asked = [
    rule.sources.length > 0 && t('leadAssignment.says.sources', { words: listed(rule.sources) }),
    rule.regions.length > 0 && t('leadAssignment.says.regions', { words: listed(rule.regions) }),
  ].filter((part) => part !== false);
  const { minScore } = rule;
  const which =
    asked.length > 0
      ? [...asked, ...(minScore === null ? [] : [t('leadAssignment.says.score', { score: minScore })])].join(
          t('leadAssignment.says.and'),
        )
      : minScore === null
        ? t('leadAssignment.says.all')
        : t('leadAssignment.says.onlyScore', { score: minScore });
  const people = listed(rule.userIds.map(userName));
  const keep = useMutation(
    api.leadAssignment.patchRule.mutationOptions({
      onSuccess: ({ name }) => saved(t('leadAssignment.saved', { name }), api.leadAssignment),
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  const remove = useMutation(
    api.leadAssignment.deleteRule.mutationOptions({
      onSuccess: () => saved(t('leadAssignment.deleted', { name: rule.name }), api.leadAssignment),
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  return (
    <div className={classes.address}>
      <p>{t(`leadAssignment.says.${rule.method}`, { which, people })}</p>
      {rule.mostOpen !== null && <p>{t('leadAssignment.says.mostOpen', { count: rule.mostOpen })}</p>}
      {rule.lastUserId !== null && rule.method === 'roundRobin' && (
        <p className={classes.quiet}>{t('leadAssignment.says.last', { name: userName(rule.lastUserId) })}</p>
      )}
      <p className={classes.quiet}>{t('leadAssignment.about')}</p>
      {can('settings', 'edit') && (
        <div className={classes.actions}>
          {rule.position > 0 && (
            <ActionButton
              isSmall
              isBusy={keep.isPending}
              onClick={() => keep.mutate({ id: rule.id, version: rule.version, position: rule.position - 1 })}
            >
              {t('leadAssignment.earlier')}
            </ActionButton>
          )}
          <ActionButton isSmall tone="danger" icon="trash" onClick={() => setIsAsking(true)}>
            {t('leadAssignment.delete')}
          </ActionButton>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('leadAssignment.deleteTitle', { name: rule.name })}
        consequence={t('leadAssignment.deleteText')}
        actionLabel={t('leadAssignment.delete')}
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ id: rule.id, version: rule.version })}
      />
    </div>
  );
}
