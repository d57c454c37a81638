import { Notification } from 'electron';

/** Longer texts are cut by every system; nobody needs more to know what it is about. */
const longest = 300;
/** Kept until they are gone: one that is collected hears no click. */
const shown = new Set<Notification>();

/**
 * Shows a notification of the system. True once somebody clicked it; false when it was closed, or where the system shows
 * none.
 */
export function notify(title: string, body: string): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  const notification = new Notification({ title: title.slice(0, longest), body: body.slice(0, longest) });
  shown.add(notification);
  return new Promise((resolve) => {
    const end = (wasClicked: boolean) => {
      shown.delete(notification);
      resolve(wasClicked);
    };
    notification.once('click', () => end(true));
    notification.once('close', () => end(false));
    notification.once('failed', () => end(false));
    notification.show();
  });
}
