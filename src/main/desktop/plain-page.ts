import { desktopLanguage } from './texts';

/** A page without script for the time when there is no engine. The title is text, the parts are HTML. */
export function plainPage(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="${desktopLanguage()}">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
  dl { color: GrayText; overflow-wrap: anywhere; }
  dd { margin: 0; }
</style>
<h1>${escapeHtml(title)}</h1>
${parts.join('\n')}
</html>`;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
