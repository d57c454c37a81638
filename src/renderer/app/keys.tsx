import { createContext, useContext, useEffect, useId, useRef, useSyncExternalStore, type ReactNode } from 'react';

/** One key and what it does. It works while the component that registered it is on screen. */
export interface KeyBinding {
  /** Keys one after the other, separated by spaces: `n c`, `mod+k`, `?`, `Escape`. `mod` is Ctrl, on a Mac ⌘. */
  keys: string;
  /** Translated words for the list behind `?`; without them the key is not listed. */
  label?: string;
  /** Translated heading in that list. */
  group?: string;
  run: (event: KeyboardEvent) => void;
  /** Also while the caret is in a field. Combinations with mod or alt always do. */
  isActiveWhileTyping?: boolean;
  isDisabled?: boolean;
}

interface Registration {
  id: string;
  layer: number;
  bindings: KeyBinding[];
}

export const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** A second key of a sequence counts for this long, in milliseconds. */
const sequenceTimeout = 1200;

let registrations: readonly Registration[] = [];
const listeners = new Set<() => void>();
let pressed: string[] = [];
let pressedAt = 0;

function replaceRegistrations(next: readonly Registration[]): void {
  registrations = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const LayerContext = createContext(0);

/** Wraps a dialog: while it is open, only keys registered inside it (or inside a dialog above it) work. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const layer = useContext(LayerContext) + 1;
  const id = useId();
  useEffect(() => {
    replaceRegistrations([...registrations, { id, layer, bindings: [] }]);
    return () => replaceRegistrations(registrations.filter((registration) => registration.id !== id));
  }, [id, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}

/** Registers keys for as long as the component is mounted. The later registration wins over an earlier one. */
export function useKeys(bindings: KeyBinding[]): void {
  const layer = useContext(LayerContext);
  const id = useId();
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  const signature = bindings.map(({ keys, label, isDisabled }) => `${keys}|${label}|${isDisabled}`).join('\n');
  useEffect(() => {
    // The entry reads through the ref: new closures need no new registration.
    const live = current.current.map((binding, index) => ({
      ...binding,
      run: (event: KeyboardEvent) => current.current[index]?.run(event),
    }));
    replaceRegistrations([...registrations, { id, layer, bindings: live }]);
    return () => replaceRegistrations(registrations.filter((registration) => registration.id !== id));
  }, [id, layer, signature]);
}

/** The keys that work now, for the list behind `?`; same keys once, the newest first. */
export function useActiveKeys(): KeyBinding[] {
  const snapshot = useSyncExternalStore(subscribe, () => registrations);
  const seen = new Set<string>();
  return snapshot
    .flatMap((registration) => registration.bindings)
    .filter(({ keys, label, isDisabled }) => {
      if (!label || isDisabled || seen.has(keys)) return false;
      seen.add(keys);
      return true;
    });
}

/** True while an input method is composing: its Enter confirms a candidate and submits nothing. */
export function isComposing(event: KeyboardEvent | React.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** True for Ctrl+Enter (⌘ Enter) outside composition, the key that saves everywhere. */
export function isSaveKey(event: KeyboardEvent | React.KeyboardEvent): boolean {
  return event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey) && !isComposing(event);
}

/** Starts listening; called once by the entry of the page. */
export function startKeys(): void {
  window.addEventListener('keydown', handleKeyDown);
}

function handleKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const name = keyName(event);
  if (!name) return;
  const now = event.timeStamp;
  pressed = now - pressedAt < sequenceTimeout ? [...pressed, name].slice(-2) : [name];
  pressedAt = now;
  const isTyping = isTypingField(event.target) && !/^(mod|alt)\+/.test(name);
  const top = registrations.reduce((highest, { layer }) => Math.max(highest, layer), 0);
  const candidates = registrations
    .filter(({ layer }) => layer === top)
    .flatMap(({ bindings }) => bindings)
    .filter((binding) => !binding.isDisabled && (!isTyping || binding.isActiveWhileTyping))
    .reverse();
  // A sequence is more exact than its last key alone: `n t` must not tag the selection with `t`.
  const match =
    candidates.find(({ keys }) => keys.includes(' ') && keys.toLowerCase() === pressed.join(' ')) ??
    candidates.find(({ keys }) => keys.toLowerCase() === name);
  if (!match) return;
  pressed = [];
  event.preventDefault();
  match.run(event);
}

function keyName(event: KeyboardEvent): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return null;
  const modifiers = `${(isMac ? event.metaKey : event.ctrlKey) ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}`;
  // Alt changes the character on a Mac; the code still names the key.
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key;
  return modifiers + (key === ' ' ? 'space' : key.toLowerCase());
}

function isTypingField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
