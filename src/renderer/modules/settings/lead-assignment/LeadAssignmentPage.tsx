import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import settingsClasses from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { HandOffSetting } from './HandOffSetting';
import { RuleAside } from './RuleAside';
import { RuleEditor, type RuleDraft } from './RuleEditor';
import { UnattendedSetting } from './UnattendedSetting';

/** Rules by which leads without an owner get one (SCO-03): the first that fits decides. */
export function LeadAssignmentPage() {
  const { t } = useTranslation();
  const { can, user } = useSession();
  const { saved, refused } = useSaved();
  const rules = useQuery(api.leadAssignment.rules.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const items = rules.data?.items ?? [];
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0];
  const create = useMutation(
    api.leadAssignment.createRule.mutationOptions({
      onSuccess: ({ id, name }) => {
        setChosenId(id);
        saved(t('leadAssignment.saved', { name }), api.leadAssignment);
      },
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  const title = t('settings.places.leadAssignment.label');
  const add = () =>
    create.mutate({
      name: t('leadAssignment.newName', { number: items.length + 1 }),
      method: 'roundRobin',
      userIds: [user.id],
      isOn: false,
    });
  const addButton = can('settings', 'edit') && (
    <ActionButton icon="plus" onClick={add} isBusy={create.isPending}>
      {t('leadAssignment.new')}
    </ActionButton>
  );
  if (chosen)
    return (
      <RuleEditing
        key={chosen.id}
        rule={chosen}
        actions={addButton}
        tabs={
          <Tabs
            label={title}
            items={items.map(({ id, name, isOn }) => ({
              key: id,
              label: isOn ? name : t('leadAssignment.offName', { name }),
            }))}
            activeKey={chosen.id}
            onSelect={setChosenId}
          />
        }
      />
    );
  return (
    <SettingsFrame active="leadAssignment" title={title} aside={<LeadCare />}>
      {rules.error ? (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(rules.error).message}
          onRetry={() => void rules.refetch()}
        />
      ) : rules.isPending ? (
        <LoadingRows rows={6} />
      ) : (
        <EmptyState title={t('leadAssignment.none')} actions={addButton}>
          {t('leadAssignment.noneText')}
        </EmptyState>
      )}
    </SettingsFrame>
  );
}

/** What the firm has set for all its leads, whatever the rule. */
function LeadCare() {
  return (
    <>
      <UnattendedSetting />
      <hr />
      <HandOffSetting />
    </>
  );
}

interface RuleEditingProps {
  rule: AssignmentRule;
  actions: React.ReactNode;
  tabs: React.ReactNode;
}

function RuleEditing({ rule, actions, tabs }: RuleEditingProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<RuleDraft>({});
  const before: Readonly<Record<string, unknown>> = rule;
  const changes: RuleDraft = Object.fromEntries(
    Object.entries(draft).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)),
  );
  const count = Object.keys(changes).length;
  const shown = { ...rule, ...draft };
  const save = useMutation(
    api.leadAssignment.patchRule.mutationOptions({
      onSuccess: ({ name }) => {
        setDraft({});
        saved(t('leadAssignment.saved', { name }), api.leadAssignment);
      },
      onError: (error) => refused(error, api.leadAssignment),
    }),
  );
  return (
    <SettingsFrame
      active="leadAssignment"
      title={t('settings.places.leadAssignment.label')}
      actions={actions}
      aside={
        <>
          <RuleAside rule={shown} />
          <hr />
          <LeadCare />
        </>
      }
      foot={
        <SaveBar
          title={t('settings.changed', { count })}
          count={count}
          isBusy={save.isPending}
          isDisabled={shown.name.trim() === '' || shown.userIds.length === 0}
          onReset={() => setDraft({})}
          onSave={() => save.mutate({ id: rule.id, version: rule.version, ...changes })}
        />
      }
    >
      {tabs}
      <div className={settingsClasses.form}>
        <RuleEditor
          rule={shown}
          canEdit={can('settings', 'edit')}
          onChange={(more) => setDraft({ ...draft, ...more })}
        />
      </div>
    </SettingsFrame>
  );
}
