import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '@renderer/app/i18n/use-texts';
import type { StageNeeds } from '../stage-needs';
import { hasNeeds, missingOf, type BoardColumn } from './board-model';
import classes from './Board.module.css';
import { followDrag } from './pointer-drag';

/** A card in the hand. */
export interface Lift {
  readonly deal: Opportunity;
  /** Where it would go; null over nothing. */
  readonly target: Stage | null;
  readonly way: 'keys' | 'pointer';
}

interface LiftInput {
  readonly columns: readonly BoardColumn[];
  /** All stages in their order, those that end a deal too. */
  readonly stages: readonly Stage[];
  /** What is missing, in one line. */
  readonly wordOf: (needs: StageNeeds) => string;
  readonly onDrop: (deal: Opportunity, stage: Stage) => void;
}

/** Lifting, carrying and dropping cards by pointer or wholly by keys, with words for screen readers (OPP-03). */
export function useLift({ columns, stages, wordOf, onDrop }: LiftInput) {
  const t = useTexts();
  const [lift, setLift] = useState<Lift | null>(null);
  const [said, say] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const cards = columns.map((column) => column.items.map(({ id }) => id));
  const tabStop = cards.flat().find((id) => id === current) ?? cards.flat()[0] ?? null;

  // Somebody else has taken the card away meanwhile: there is nothing left in the hand.
  if (lift && !columns.some(({ items }) => items.some((deal) => isSamePlace(deal, lift.deal)))) setLift(null);
  // A card that came to another column is another element: the focus follows it.
  useEffect(() => {
    if (wanted.current === null) return;
    const card = document.getElementById(`deal-${wanted.current}`);
    if (card && card !== document.activeElement) card.focus({ preventScroll: false });
    wanted.current = null;
  });

  const dealOf = (element: Element | null): Opportunity | undefined => {
    const id = element?.closest<HTMLElement>('[data-deal]')?.dataset['deal'];
    return columns.flatMap(({ items }) => items).find((deal) => deal.id === id);
  };
  const stageOf = (deal: Opportunity) => stages.find(({ id }) => id === deal.stageId) ?? null;
  const raise = (deal: Opportunity, way: Lift['way']) => {
    setLift({ deal, target: stageOf(deal), way });
    say(t('board.said.lifted', { name: deal.name, stage: stageOf(deal)?.name ?? '' }));
  };
  const carryTo = (deal: Opportunity, target: Stage | null, way: Lift['way']) => {
    setLift({ deal, target, way });
    if (!target) return;
    const count = columns.find(({ stageId }) => stageId === target.id)?.count ?? 0;
    const needs = missingOf(target, deal);
    const isNeedy = target.id !== deal.stageId && hasNeeds(needs);
    const words = { stage: target.name, count, needs: wordOf(needs) };
    say(t(isNeedy ? 'board.said.overNeeds' : 'board.said.over', words));
  };
  const putBack = (deal: Opportunity) => {
    setLift(null);
    say(t('board.said.putBack', { name: deal.name, stage: stageOf(deal)?.name ?? '' }));
  };
  const drop = (deal: Opportunity, target: Stage | null) => {
    wanted.current = deal.id;
    if (!target || target.id === deal.stageId) {
      putBack(deal);
      return;
    }
    setLift(null);
    onDrop(deal, target);
  };

  const carryKey = (event: KeyboardEvent, { deal, target, way }: Lift) => {
    const at = stages.findIndex(({ id }) => id === target?.id);
    if (event.key === ' ') drop(deal, target);
    else if (event.key === 'Escape') putBack(deal);
    else if (event.key === 'ArrowRight') carryTo(deal, stages[at + 1] ?? target, way);
    else if (event.key === 'ArrowLeft') carryTo(deal, stages[Math.max(0, at - 1)] ?? target, way);
    // Neither Tab nor Enter nor an arrow leaves a card hanging in the air.
    event.preventDefault();
  };
  const walkKey = (event: KeyboardEvent, deal: Opportunity) => {
    const column = cards.findIndex((ids) => ids.includes(deal.id));
    const row = cards[column]?.indexOf(deal.id) ?? 0;
    const goTo = (id: string | undefined) => document.getElementById(`deal-${id ?? ''}`)?.focus();
    const inColumn = (ids: readonly string[] | undefined) => ids?.[Math.min(row, ids.length - 1)];
    if (event.key === ' ') {
      if (deal.can.includes('edit')) raise(deal, 'keys');
      else say(t('board.said.mayNot', { name: deal.name }));
    } else if (event.key === 'ArrowDown') goTo(cards[column]?.[row + 1]);
    else if (event.key === 'ArrowUp') goTo(cards[column]?.[row - 1]);
    else if (event.key === 'ArrowRight') goTo(inColumn(cards.slice(column + 1).find((ids) => ids.length > 0)));
    else if (event.key === 'ArrowLeft')
      goTo(
        inColumn(
          cards
            .slice(0, column)
            .reverse()
            .find((ids) => ids.length > 0),
        ),
      );
    else if (event.key === 'Home') goTo(cards[column]?.[0]);
    else if (event.key === 'End') goTo(cards[column]?.at(-1));
    else return;
    event.preventDefault();
  };

  return {
    lift,
    said,
    say,
    tabStop,
    focusFirst: () => document.getElementById(`deal-${tabStop ?? ''}`)?.focus(),
    handlers: {
      onFocus: (event: { target: EventTarget }) => {
        const deal = event.target instanceof Element ? dealOf(event.target) : undefined;
        if (deal) setCurrent(deal.id);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const deal = event.target instanceof Element ? dealOf(event.target) : undefined;
        if (!deal || event.altKey || event.ctrlKey || event.metaKey) return;
        if (lift?.way === 'keys') carryKey(event, lift);
        else if (!lift) walkKey(event, deal);
      },
      onBlur: () => {
        if (lift?.way === 'keys') putBack(lift.deal);
      },
      onPointerDown: (event: PointerEvent) => {
        // A finger scrolls the board; it moves a deal on the deal's own page.
        if (event.pointerType === 'touch' || event.button !== 0 || lift || !(event.target instanceof Element)) return;
        const card = event.target.closest<HTMLElement>('[data-deal]');
        const deal = dealOf(card);
        if (!card || !deal?.can.includes('edit')) return;
        const stageById = (id: string | null) => stages.find((stage) => stage.id === id) ?? null;
        followDrag(event.nativeEvent, card, classes.floating ?? '', {
          onStart: () => raise(deal, 'pointer'),
          onOver: (id) => carryTo(deal, stageById(id), 'pointer'),
          onDrop: (id) => drop(deal, stageById(id)),
          onCancel: () => putBack(deal),
        });
      },
    },
  };
}

function isSamePlace(deal: Opportunity, lifted: Opportunity): boolean {
  return deal.id === lifted.id && deal.stageId === lifted.stageId;
}
