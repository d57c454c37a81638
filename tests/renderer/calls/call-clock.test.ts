import { expect, test } from 'vitest';
import {
  clockOf,
  holdOf,
  nextOf,
  secondsOfCall,
  startCall,
  stateOf,
  unanswered,
} from '@renderer/modules/calls/call-clock';
import { numberInText, typedNumber } from '@renderer/modules/calls/typed-number';

const at = (seconds: number) => 1_000_000 + seconds * 1000;

test('nobody can be held before the call is answered or after its end', () => {
  const ringing = startCall(at(0));
  expect(holdOf(ringing, at(3))).toEqual(ringing);
  const ended = unanswered(ringing, at(20));
  expect(holdOf(ended, at(30))).toEqual(ended);
  expect(nextOf(ended, at(30))).toEqual(ended);
  expect(secondsOfCall(ended, at(50))).toEqual({ talk: 0, hold: 0, wrap: 30 });
});

test('talk, hold and wrap add up to the time since the answer', () => {
  const answered = nextOf(startCall(at(0)), at(5));
  const held = holdOf(answered, at(65));
  expect(secondsOfCall(held, at(75))).toEqual({ talk: 60, hold: 10, wrap: 0 });
  const back = holdOf(held, at(95));
  const ended = nextOf(holdOf(back, at(100)), at(110));
  expect(secondsOfCall(ended, at(150))).toEqual({ talk: 65, hold: 40, wrap: 40 });
  expect([answered, held, back, ended].map(stateOf)).toEqual(['talking', 'held', 'talking', 'ended']);
});

test('a clock set back measures nothing below zero', () => {
  expect(secondsOfCall(nextOf(startCall(at(100)), at(100)), at(40))).toEqual({ talk: 0, hold: 0, wrap: 0 });
});

test('seconds are written as minutes and seconds', () => {
  expect([0, 9, 60, 3725].map(clockOf)).toEqual(['0:00', '0:09', '1:00', '62:05']);
});

test('a number in an address keeps the plus that addresses turn into a blank', () => {
  expect(typedNumber(' 8613800138000')).toBe('+8613800138000');
  expect(typedNumber('tel:+86-138-0013-8000')).toBe('+86-138-0013-8000');
  expect(typedNumber(undefined)).toBe('');
});

test.each(['138 0013 8000', '+86 13800138000', '0574-88006127', '(021) 6266 8899', '０１０６２６６８８９９'])(
  '%s typed into the search is a telephone number',
  (text) => expect(numberInText(text)).toBe(text.trim()),
);
test.each(['华东', 'C-000123', 'Q-2026-0187', '12345', '2026-11-24 周二', '1'.repeat(30)])('%s is none', (text) =>
  expect(numberInText(text)).toBeNull(),
);
