import type { EngineFailure } from './engine-process';
import { escapeHtml, plainPage } from './plain-page';
import { desktopTexts, faultText } from './texts';

/** Its path under the page's origin. */
export const failurePath = '/engine-failure';

/** What the window shows while there is no engine. It has no script; its one link starts the engine again. */
export function failurePage(failure: EngineFailure, dataFolder: string): string {
  const texts = desktopTexts().failure;
  const reason = failure.kind === 'dying' ? texts.stopped : faultText(failure.code, failure.data);
  return plainPage(texts.title, [
    `<p>${escapeHtml(reason)}</p>`,
    `<dl><dt>${escapeHtml(texts.dataFolder)}</dt><dd>${escapeHtml(dataFolder)}</dd></dl>`,
    `<p><a href="/">${escapeHtml(texts.tryAgain)}</a></p>`,
  ]);
}
