import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Fault } from '@shared/contract/faults';

/** Nobody fills in a form faster than this, in milliseconds. */
export const shortestFilling = 2_000;
/** A page that was open for longer is asked to send again. */
export const longestFilling = 12 * 3_600_000;

/** A token says when a form was opened, signed with the form's own secret; good once. */
export function makeToken(secret: string, now: number): string {
  const said = `${now.toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${said}.${sign(secret, said)}`;
}

/** Refuses a token that is forged, too fresh for a person, or from too long ago. Answers its own part, by which it is known again. */
export function checkToken(secret: string, token: string, now: number): string {
  const [time = '', nonce = '', signature = '', ...more] = token.split('.');
  const expected = Buffer.from(sign(secret, `${time}.${nonce}`));
  const given = Buffer.from(signature);
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Fault('invalid_input', { reason: 'formToken' });
  const age = now - parseInt(time, 36);
  if (age < shortestFilling) throw new Fault('too_many', { reason: 'formTooFast' });
  if (age > longestFilling) throw new Fault('invalid_input', { reason: 'formOld' });
  return nonce;
}

function sign(secret: string, said: string): string {
  return createHmac('sha256', secret).update(said).digest('base64url');
}
