import type { Session, WebContents } from 'electron';
import { openExternal } from './open-safely';
import { pageOrigin } from './page-protocol';

/** Keeps a window on Hearth's own page: other addresses open in the system's browser or not at all. */
export function guardPage(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    void openExternal(event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The page needs no camera, location or notifications; what it copies goes through the document. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}

export function isOwnPage(address: string): boolean {
  return address === pageOrigin || address.startsWith(`${pageOrigin}/`);
}
