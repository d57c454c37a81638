import type { Activity } from '@shared/modules/activities/activity';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { swallowClick } from '@renderer/app/swallow-click';
import { isSamePlace, lengthened, movedBy, placeOf, step, type Place } from './calendar-model';

/** An activity in the hand: where it was, and where it would go. */
export interface Lift {
  readonly activity: Activity;
  readonly from: Place;
  readonly to: Place;
  readonly way: 'keys' | 'pointer';
  readonly setsLength: boolean;
}

interface LiftInput {
  readonly activities: readonly Activity[];
  readonly timeZone: string;
  readonly onDrop: (activity: Activity, to: Place, setsLength: boolean) => void;
  readonly onOpen: (id: string) => void;
}

/** So far a mouse moves, in pixels, before a click becomes a drag. */
const slack = 4;

/** What is planned and may be changed can be moved; what is done is history. */
export function isMovable(activity: Activity): boolean {
  return activity.can.includes('edit') && !activity.doneAt;
}

/** Moving activities and changing their length, by pointer or wholly by keys. Days carry `data-date`, items `data-activity`. */
export function useLift({ activities, timeZone, onDrop, onOpen }: LiftInput) {
  const [lift, setLift] = useState<Lift | null>(null);
  const dropped = useRef<string | null>(null);
  // What was dropped by keys stands in another column then, as another element: the focus follows it.
  useEffect(() => {
    if (dropped.current === null || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-activity="${dropped.current}"]`)?.focus();
  });
  const activityAt = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-activity]') : null;
    return { element, activity: activities.find(({ id }) => id === element?.dataset['activity']) };
  };
  const drop = ({ activity, from, to, setsLength }: Lift) => {
    setLift(null);
    dropped.current = activity.id;
    if (!isSamePlace(from, to)) onDrop(activity, to, setsLength);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { activity } = activityAt(event.target);
    if (!activity || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!lift) {
      const from = placeOf(activity, timeZone);
      if (event.key === 'Enter') onOpen(activity.id);
      else if (event.key === ' ' && from && isMovable(activity))
        setLift({ activity, from, to: from, way: 'keys', setsLength: false });
      else return;
      event.preventDefault();
      return;
    }
    if (lift.way !== 'keys') return;
    event.preventDefault();
    const carry = (days: number, minutes: number) => setLift({ ...lift, to: movedBy(lift.to, days, minutes) });
    const stretch = (minutes: number) => setLift({ ...lift, to: lengthened(lift.to, minutes), setsLength: true });
    if (event.key === ' ' || event.key === 'Enter') drop(lift);
    else if (event.key === 'Escape') setLift(null);
    else if (event.key === 'ArrowRight') carry(1, 0);
    else if (event.key === 'ArrowLeft') carry(-1, 0);
    else if (event.key === 'ArrowDown') (event.shiftKey ? stretch : (by: number) => carry(0, by))(step);
    else if (event.key === 'ArrowUp') (event.shiftKey ? stretch : (by: number) => carry(0, by))(-step);
  };

  const onPointerDown = (event: PointerEvent) => {
    const { activity, element } = activityAt(event.target);
    dropped.current = null;
    if (!activity || !element || event.pointerType === 'touch' || event.button !== 0 || !isMovable(activity)) return;
    const from = placeOf(activity, timeZone);
    if (!from) return;
    const setsLength = event.target instanceof Element && event.target.closest('[data-grip]') !== null;
    const column = element.closest<HTMLElement>('[data-date]');
    const perHour = Number(column?.dataset['hour'] ?? 0);
    follow(event.nativeEvent, {
      over: (x, y, moved) => {
        const under = document.elementsFromPoint(x, y).find((one) => one.closest('[data-date]'));
        const date = under?.closest<HTMLElement>('[data-date]')?.dataset['date'] ?? from.date;
        const minutes = perHour === 0 ? 0 : (moved / perHour) * 60;
        const to = setsLength ? lengthened(from, minutes) : { ...movedBy(from, 0, minutes), date };
        setLift({ activity, from, to, way: 'pointer', setsLength });
      },
      drop: () =>
        setLift((held) => {
          if (held && !isSamePlace(held.from, held.to)) queueMicrotask(() => onDrop(activity, held.to, setsLength));
          return null;
        }),
      cancel: () => setLift(null),
    });
  };

  return {
    lift,
    handlers: {
      onKeyDown,
      onPointerDown,
      onBlur: () => {
        if (lift?.way === 'keys') setLift(null);
      },
      onClick: (event: { target: EventTarget }) => {
        const { activity } = activityAt(event.target);
        if (activity) onOpen(activity.id);
      },
    },
  };
}

interface Follow {
  readonly over: (x: number, y: number, movedDown: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** Follows one pointer from its press to its release; Escape puts back. */
function follow(down: globalThis.PointerEvent, { over, drop, cancel }: Follow): void {
  const ending = new AbortController();
  const { signal } = ending;
  let isMoving = false;
  const end = (finish: () => void) => {
    ending.abort();
    if (!isMoving) return;
    swallowClick();
    finish();
  };
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== down.pointerId) return;
      isMoving ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > slack;
      if (isMoving) over(event.clientX, event.clientY, event.clientY - down.clientY);
    },
    { signal },
  );
  window.addEventListener('pointerup', () => end(drop), { signal });
  window.addEventListener('pointercancel', () => end(cancel), { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && end(cancel), { signal, capture: true });
}
