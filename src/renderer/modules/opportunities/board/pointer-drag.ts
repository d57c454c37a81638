import { swallowClick } from '@renderer/app/swallow-click';

/** What a drag tells; `stageId` is null where nothing takes the card. */
export interface DragEvents {
  /** The card leaves its place. */
  readonly onStart: () => void;
  readonly onOver: (stageId: string | null) => void;
  readonly onDrop: (stageId: string | null) => void;
  readonly onCancel: () => void;
}

/** So far a mouse moves, in pixels, before a click becomes a drag. */
const slack = 5;
/** Near an edge of the board, in pixels, it scrolls on. */
const edge = 56;
const scrollStep = 12;

/**
 * Follows one pointer from its press on a card to its release. The card itself stays; a copy of it floats under the
 * pointer. Places that take cards carry `data-stage`; `floating` is the class of the copy.
 */
export function followDrag(down: PointerEvent, card: HTMLElement, floating: string, events: DragEvents): void {
  const box = card.getBoundingClientRect();
  const grip = { x: down.clientX - box.left, y: down.clientY - box.top };
  const board = card.closest<HTMLElement>('[data-board]');
  const ending = new AbortController();
  const { signal } = ending;
  let copy: HTMLElement | null = null;
  let over: string | null = null;
  let at = { x: down.clientX, y: down.clientY };
  let frame = 0;

  function start(): void {
    copy = card.cloneNode(true) as HTMLElement;
    copy.removeAttribute('id');
    copy.setAttribute('aria-hidden', 'true');
    copy.classList.add(floating);
    copy.style.width = `${box.width}px`;
    document.body.append(copy);
    events.onStart();
    place();
    frame = requestAnimationFrame(scrollOn);
  }
  function place(): void {
    if (!copy) return;
    copy.style.translate = `${at.x - grip.x}px ${at.y - grip.y}px`;
    const under = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-stage]');
    const stageId = under?.dataset['stage'] ?? null;
    if (stageId !== over) events.onOver(stageId);
    over = stageId;
  }
  function scrollOn(): void {
    if (board) {
      const { left, right } = board.getBoundingClientRect();
      const step = at.x < left + edge ? -scrollStep : at.x > right - edge ? scrollStep : 0;
      if (step !== 0) {
        board.scrollLeft += step;
        place();
      }
    }
    frame = requestAnimationFrame(scrollOn);
  }
  function end(finish?: () => void): void {
    cancelAnimationFrame(frame);
    ending.abort();
    if (!copy) return;
    copy.remove();
    swallowClick();
    finish?.();
  }

  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== down.pointerId) return;
      at = { x: event.clientX, y: event.clientY };
      if (copy) place();
      else if (Math.hypot(at.x - down.clientX, at.y - down.clientY) > slack) start();
    },
    { signal },
  );
  window.addEventListener('pointerup', () => end(() => events.onDrop(over)), { signal });
  window.addEventListener('pointercancel', () => end(events.onCancel), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (!copy || event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(events.onCancel);
    },
    { signal, capture: true },
  );
}
