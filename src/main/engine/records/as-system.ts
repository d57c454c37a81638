import { systemAccess } from '../access/caller';
import type { CommandContext } from '../context';

/**
 * The same command with the engine's own rights, for what follows from a change rather than being asked for: facts and
 * twins of other records. The audit still names the person.
 */
export function asSystem(context: CommandContext): CommandContext {
  const { caller } = context;
  return { ...context, isFollowing: true, caller: { ...caller, access: { ...systemAccess, userId: caller.user.id } } };
}
