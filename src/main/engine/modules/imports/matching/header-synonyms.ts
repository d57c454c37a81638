export function isKnownHeader(text: string): boolean {
  return text === '';
}
