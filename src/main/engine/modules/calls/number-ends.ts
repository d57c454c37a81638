/** So many digits say whose number it is within a town; fewer are an extension. */
const fewestDigits = 7;

/** The digits of a number without country code 86 and the zeros before it or an area code. */
export function nationalDigits(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^0+/, '');
  return digits.startsWith('86') && digits.length > 11 ? digits.slice(2).replace(/^0+/, '') : digits;
}

/** One number is the other's end: written without area code, or dialled with a digit for the outside line. */
export function endsAlike(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= fewestDigits && long.endsWith(short);
}
