import { Fault } from '@shared/contract/faults';
import type { ImportKind } from '@shared/modules/imports/import';
import type { CommandContext, QueryContext } from '../../context';
import { resourceOf } from './planning/targets';

/** The right to import is given by kind; the contract cannot know the kind, so it is asked here. */
export function refuseWithoutRight({ caller }: Pick<QueryContext | CommandContext, 'caller'>, kind: ImportKind): void {
  if (caller.access.scope(resourceOf[kind], 'import') === 'none') throw new Fault('not_allowed');
}
