import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for one another when they are read out. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const groupLength = 4;

/** A password to read off the screen and use once: `k7pm-3xwe-hq9d`, 59 bits. */
export function oneTimePassword(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-');
}
