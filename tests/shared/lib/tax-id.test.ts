import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTaxId } from '@shared/lib/tax-id';

const VALID = ['91330100799655058B', '9144030071526726XG', '914403001922038216', '91110000802100433B'];

describe('the unified social credit code', () => {
  test.each([
    ['', 'empty'],
    ['91330100799655058', 'length'],
    ['91330100799655058BB', 'length'],
    ['9133010079965505IB', 'characters'],
    ['华1330100799655058B', 'characters'],
    ['91330100799655058C', 'check-digit'],
    ['91330100799655085B', 'check-digit'],
  ])('%s is refused for its %s', (text, reason) => {
    expect(checkTaxId(text)).toMatchObject({ verdict: 'invalid', reason });
  });

  test.each(VALID)('%s is right', (code) => {
    expect(checkTaxId(code)).toEqual({
      value: code,
      country: 'CN',
      scheme: 'unified-social-credit-code',
      verdict: 'valid',
      reason: null,
      suggestion: null,
    });
  });

  test('full width, lower case and blanks are tidied', () => {
    expect(checkTaxId(' ９１３３０１００ 7996-5505 8b ')).toMatchObject({
      value: '91330100799655058B',
      verdict: 'valid',
    });
  });

  test('letters that codes never hold are suggested as digits, not changed', () => {
    expect(checkTaxId('9I33O1OO799655058B')).toMatchObject({
      value: '9I33O1OO799655058B',
      verdict: 'invalid',
      suggestion: '91330100799655058B',
    });
    expect(checkTaxId('9I33O1OO799655058C').suggestion).toBeNull();
  });

  test('one wrong character is always noticed', () => {
    const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
    const mistake = fc.tuple(fc.constantFrom(...VALID), fc.nat(17), fc.constantFrom(...alphabet));
    fc.assert(
      fc.property(mistake, ([code, position, character]) => {
        fc.pre(code[position] !== character);
        expect(checkTaxId(code.slice(0, position) + character + code.slice(position + 1)).verdict).toBe('invalid');
      }),
    );
  });
});

test('an old number of 15 characters is taken unverified', () => {
  expect(checkTaxId('330206799655058')).toMatchObject({
    scheme: 'old-tax-number',
    verdict: 'unverified',
    reason: 'old-form',
  });
});

describe('other countries', () => {
  test.each([
    ['DE136695977', 'DE', 'check-digit'],
    ['DE13669597', 'DE', 'form'],
    ['GB980780685', 'GB', 'check-digit'],
    ['FR41303265045', 'FR', 'check-digit'],
    ['00743110158', 'IT', 'check-digit'],
    ['BE0428759498', 'BE', 'check-digit'],
    ['PL8567346216', 'PL', 'check-digit'],
    ['', 'US', 'empty'],
  ])('%s (%s) is refused for its %s', (text, country, reason) => {
    expect(checkTaxId(text, country)).toMatchObject({ verdict: 'invalid', reason });
  });

  test.each([
    ['DE 136 695 976', 'DE'],
    ['136695976', 'DE'],
    ['GB 980 7806 84', 'GB'],
    ['FR 40 303265045', 'FR'],
    ['IT00743110157', 'IT'],
    ['BE 0428.759.497', 'BE'],
    ['PL 8567346215', 'PL'],
    ['DK 13585628', 'DK'],
    ['FI 20774740', 'FI'],
    ['LU 15027442', 'LU'],
    ['CHE-107.787.577 IVA', 'CH'],
    ['SE123456789701', 'SE'],
  ])('%s (%s) is right', (text, country) => {
    expect(checkTaxId(text, country)).toMatchObject({ country, scheme: 'vat', verdict: 'valid' });
  });

  test('a VAT number keeps its country whatever the firm’s is', () => {
    expect(checkTaxId('DE136695976')).toMatchObject({ country: 'DE', scheme: 'vat', verdict: 'valid' });
  });

  test.each([
    ['12-3456789', 'US', 'other'],
    ['NL004495445B01', 'NL', 'vat'],
  ])('%s (%s) is taken unverified', (text, country, scheme) => {
    expect(checkTaxId(text, country)).toMatchObject({ scheme, verdict: 'unverified', reason: 'no-check' });
  });
});
