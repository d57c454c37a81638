import { commentKinds } from '@shared/modules/comments/comment';
import { sharedKinds } from '@shared/modules/sharing/sharing';
import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Link, type LinkProps } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { HandOverDialog } from './HandOverDialog';
import { MergeDialog } from './MergeDialog';
import { ShareDialog } from './ShareDialog';
import { mergedKinds } from '../merged-kinds';
import { recordPath, titleOf, type AnyRecord, type RecordModule } from '../record-module';

interface PageActionsProps {
  module: RecordModule;
  record: AnyRecord;
  onRemove: () => void;
  /** Left out the page itself is printed. */
  onPrint?: () => void;
  /** Left out its form is opened. */
  onEdit?: () => void;
  /** What can be made from it, behind the dots. */
  links?: readonly (Pick<LinkProps, 'to' | 'search'> & { readonly label: string; readonly icon: IconName })[];
}

/** At the right of a record's head: print, change, and behind the dots what is needed less. */
export function PageActions({ module, record, onRemove, onPrint, onEdit, links = [] }: PageActionsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const [isSharing, setIsSharing] = useState(false);
  const [isMerging, setIsMerging] = useState(false);
  const [isGiving, setIsGiving] = useState(false);
  const isPhone = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const canEdit = record.can.includes('edit');
  const editPath = `${recordPath(module, record.id)}/edit`;
  const givenKind = record.can.includes('assign') ? commentKinds.find((kind) => kind === module.kind) : undefined;
  const sharedKind = sharedKinds.find((kind) => kind === module.kind);
  const canMerge =
    mergedKinds.includes(module.kind) && record.can.includes('edit') && session.can(module.kind, 'delete');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon="more" label={t('common.action.more')} />
        </Menu.Target>
        <Menu.Dropdown>
          {isPhone && canEdit && onEdit && (
            <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onEdit}>
              {t('records.page.edit')}
            </Menu.Item>
          )}
          {isPhone && canEdit && !onEdit && (
            <Menu.Item component={Link} to={editPath} leftSection={<Icon name="pencil" size={14} />}>
              {t('records.page.edit')}
            </Menu.Item>
          )}
          {isPhone && onPrint && (
            <Menu.Item leftSection={<Icon name="print" size={14} />} onClick={onPrint}>
              {t('records.page.print')}
            </Menu.Item>
          )}
          {links.map(({ label, icon, to, search }) => (
            <Menu.Item
              key={to}
              component={Link}
              to={to}
              {...(search && { search })}
              leftSection={<Icon name={icon} size={14} />}
            >
              {label}
            </Menu.Item>
          ))}
          {sharedKind && record.can.includes('edit') && (
            <Menu.Item leftSection={<Icon name="people" size={14} />} onClick={() => setIsSharing(true)}>
              {t('records.page.share')}
            </Menu.Item>
          )}
          {givenKind && record.can.includes('edit') && (
            <Menu.Item leftSection={<Icon name="assign" size={14} />} onClick={() => setIsGiving(true)}>
              {t('records.handOver.open')}
            </Menu.Item>
          )}
          {canMerge && (
            <Menu.Item leftSection={<Icon name="merge" size={14} />} onClick={() => setIsMerging(true)}>
              {t('records.page.merge')}
            </Menu.Item>
          )}
          {record.can.includes('delete') && (
            <Menu.Item leftSection={<Icon name="trash" size={14} tone="bad" />} onClick={() => setIsAsking(true)}>
              {t('records.bulk.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {!isPhone && (
        <ActionButton icon="print" onClick={onPrint ?? (() => window.print())}>
          {t('records.page.print')}
        </ActionButton>
      )}
      {!isPhone && canEdit && (
        <ActionButton icon="pencil" {...(onEdit ? { onClick: onEdit } : { to: editPath })}>
          {t('records.page.edit')}
        </ActionButton>
      )}
      {isGiving && givenKind && (
        <HandOverDialog module={module} kind={givenKind} record={record} onClose={() => setIsGiving(false)} />
      )}
      {isMerging && <MergeDialog module={module} record={record} onClose={() => setIsMerging(false)} />}
      {isSharing && sharedKind && <ShareDialog kind={sharedKind} id={record.id} onClose={() => setIsSharing(false)} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('records.page.binTitle', { name: titleOf(module, record) })}
        consequence={t('records.bulk.deleteConsequence')}
        actionLabel={t('records.bulk.delete')}
        isDanger
        onConfirm={() => {
          setIsAsking(false);
          onRemove();
        }}
      />
    </>
  );
}
