import type { EngineFailure } from './engine-process';
import { desktopLanguage, desktopTexts, faultText } from './texts';

/** Its path under the page's origin. */
export const failurePath = '/engine-failure';

/** What the window shows while there is no engine. It has no script; its one link starts the engine again. */
export function failurePage(failure: EngineFailure, dataFolder: string): string {
  const texts = desktopTexts().failure;
  const reason = failure.kind === 'dying' ? texts.stopped : faultText(failure.code, failure.data);
  return `<!doctype html>
<html lang="${desktopLanguage()}">
<meta charset="utf-8">
<title>${escape(texts.title)}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
  dl { color: GrayText; overflow-wrap: anywhere; }
  dd { margin: 0; }
</style>
<h1>${escape(texts.title)}</h1>
<p>${escape(reason)}</p>
<dl><dt>${escape(texts.dataFolder)}</dt><dd>${escape(dataFolder)}</dd></dl>
<p><a href="/">${escape(texts.tryAgain)}</a></p>
</html>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
