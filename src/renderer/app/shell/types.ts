import type { IconName } from '../icons/paths';

/** One place in the navigation. */
export interface NavigationItem {
  key: string;
  label: string;
  icon: IconName;
  to: string;
  /** How many wait there; quiet. */
  count?: number;
  /** Something there runs out of time: shown in amber instead of the count. */
  warning?: string;
  /** Among the four of the phone's tab bar. */
  isOnPhone?: boolean;
}

export interface NavigationGroup {
  key: string;
  /** Without a label the group stands on top without a heading. */
  label?: string;
  items: NavigationItem[];
}

/** What `N` and a letter, and the plus on the phone, can create. */
export interface CreateItem {
  key: string;
  label: string;
  icon: IconName;
  /** As in `useKeys`, `n c`. */
  keys: string;
  onSelect: () => void;
}

export type Connection =
  { state: 'connected'; place: string } | { state: 'reconnecting' } | { state: 'offline'; pending: number };

export interface ShellUser {
  id: string;
  name: string;
  /** Second line in the menu, such as the department. */
  detail?: string;
}
