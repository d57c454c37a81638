import { useMutation, useQuery } from '@tanstack/react-query';
import type { Department, DepartmentPatch } from '@shared/modules/departments/department';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { PersonName } from '@renderer/components/basics/PersonName';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { useDirectory } from '../../records/directory';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { DepartmentPanel } from './DepartmentPanel';
import { NewDepartment } from './NewDepartment';
import { reordered, treeLines, withBelow, type TreeLine } from './tree';

/** The department tree (ORG-01): who heads what, moved by dragging or by keys. */
export function DepartmentsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { userName } = useDirectory();
  const { saved, refused } = useSaved();
  const list = useQuery(api.departments.list.queryOptions({ input: { limit: 200 } }));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [overId, setOverId] = useState<string | null>(null);
  const departments = list.data?.items ?? [];
  const lines = treeLines(departments);
  const chosen = departments.find(({ id }) => id === chosenId) ?? lines[0]?.department;

  const change = useMutation({
    mutationFn: async (patches: DepartmentPatch[]) => {
      for (const patch of patches) await client.departments.patch(patch);
    },
    onSuccess: () => saved(t('settings.departments.saved'), api.departments),
    onError: (error) => refused(error, api.departments),
  });
  const moveBelow = (department: Department, parentId: string | null) => {
    if (parentId === department.id || (parentId !== null && withBelow(departments, department.id).has(parentId)))
      return;
    const place = Math.max(
      -1,
      ...departments.filter((one) => one.parentId === parentId).map(({ position }) => position),
    );
    change.mutate([{ id: department.id, version: department.version, parentId, position: place + 1 }]);
  };
  const onKeyDown = (event: KeyboardEvent, { department, siblings }: TreeLine, index: number) => {
    const focusLine = (to: number) => {
      const line = lines[to];
      if (!line) return;
      setChosenId(line.department.id);
      document.getElementById(`department-${line.department.id}`)?.focus();
    };
    const canMove = department.can.includes('edit') && !change.isPending;
    const at = siblings.indexOf(department);
    if (event.altKey && canMove) {
      const parent = departments.find(({ id }) => id === department.parentId);
      const above = siblings[at - 1];
      if (event.key === 'ArrowUp') change.mutate(reordered(siblings, department.id, -1));
      else if (event.key === 'ArrowDown') change.mutate(reordered(siblings, department.id, 1));
      else if (event.key === 'ArrowRight' && above) moveBelow(department, above.id);
      else if (event.key === 'ArrowLeft' && parent) moveBelow(department, parent.parentId);
      else return;
    } else if (event.key === 'ArrowDown') focusLine(index + 1);
    else if (event.key === 'ArrowUp') focusLine(index - 1);
    else if (event.key === 'Home') focusLine(0);
    else if (event.key === 'End') focusLine(lines.length - 1);
    else return;
    event.preventDefault();
  };
  const drop = (event: DragEvent, target: Department) => {
    event.preventDefault();
    const dragged = departments.find(({ id }) => id === draggedId);
    if (dragged) moveBelow(dragged, target.id);
    setDraggedId(null);
    setOverId(null);
  };

  return (
    <SettingsFrame
      active="departments"
      title={t('settings.places.departments.label')}
      detail={list.data && t('settings.departments.count', { count: departments.length })}
      actions={
        can('department', 'create') && (
          <ActionButton icon="plus" onClick={() => setIsAdding(true)}>
            {t('settings.departments.add')}
          </ActionButton>
        )
      }
      aside={
        chosen && (
          <DepartmentPanel key={`${chosen.id}-${chosen.version}`} department={chosen} departments={departments} />
        )
      }
    >
      {list.isPending && <LoadingRows />}
      {list.error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(list.error).message}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && (
        <>
          <div className={classes.tree} role="tree" aria-label={t('settings.places.departments.label')}>
            {lines.map((line, index) => {
              const { department, depth, siblings } = line;
              const { id, name, headId, peopleCount } = department;
              const isChosen = id === chosen?.id;
              return (
                <div
                  key={id}
                  id={`department-${id}`}
                  role="treeitem"
                  aria-level={depth + 1}
                  aria-posinset={siblings.indexOf(department) + 1}
                  aria-setsize={siblings.length}
                  aria-selected={isChosen}
                  tabIndex={isChosen ? 0 : -1}
                  className={classes.treeLine}
                  data-over={overId === id || undefined}
                  style={{ paddingLeft: 24 + depth * 24 }}
                  draggable={department.can.includes('edit') && department.parentId !== null}
                  onDragStart={() => setDraggedId(id)}
                  onDragEnd={() => setOverId(null)}
                  onDragOver={(event) => {
                    if (draggedId === null || withBelow(departments, draggedId).has(id)) return;
                    event.preventDefault();
                    setOverId(id);
                  }}
                  onDragLeave={() => setOverId(null)}
                  onDrop={(event) => drop(event, department)}
                  onClick={() => setChosenId(id)}
                  onKeyDown={(event) => onKeyDown(event, line, index)}
                >
                  <Icon name={depth === 0 ? 'flag' : 'folder'} size={14} />
                  <span className={classes.treeName}>{name}</span>
                  <span className={classes.treeHead}>
                    {headId ? (
                      <PersonName id={headId} name={userName(headId)} />
                    ) : (
                      <span className={classes.faint}>{t('settings.departments.noHead')}</span>
                    )}
                  </span>
                  <span className={classes.treeCount}>{t('settings.departments.people', { count: peopleCount })}</span>
                </div>
              );
            })}
          </div>
          <p className={classes.keysHint}>
            <KeyCap keys="alt+arrowup" /> <KeyCap keys="alt+arrowdown" /> {t('settings.departments.keys.order')}
            <KeyCap keys="alt+arrowright" /> {t('settings.departments.keys.in')}
            <KeyCap keys="alt+arrowleft" /> {t('settings.departments.keys.out')}
          </p>
        </>
      )}
      <NewDepartment
        isOpen={isAdding}
        parentId={chosen?.id ?? null}
        departments={departments}
        onClose={() => setIsAdding(false)}
        onAdded={setChosenId}
      />
    </SettingsFrame>
  );
}
