import type { DesktopBridge, PrintAnswer } from '@shared/contract/desktop-bridge';
import type { SheetsHandle } from './PrintSheets';

/** What the preload put there; missing in a browser. */
const { hearth: bridge } = window as Window & { readonly hearth?: DesktopBridge };

/**
 * Brings sheets to paper: in the desktop window through its own dialogues, else through the browser's, which also
 * saves as PDF. A browser does not tell whether somebody went through with it.
 */
export async function printInWindow(sheets: SheetsHandle, how: 'paper' | 'pdf', name: string): Promise<PrintAnswer> {
  if (bridge) return bridge.printSheets(how, name, sheets.html());
  sheets.print();
  return 'done';
}
