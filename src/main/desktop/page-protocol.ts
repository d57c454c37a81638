import { createHash } from 'node:crypto';
import { extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, net, protocol } from 'electron';

/** Where the page lives. A scheme of its own has an origin, which files do not. */
export const pageOrigin = 'hearth://app';

/** A whole page that is none of the program's files, and what it may load; without a policy as the page itself. */
export interface SpecialPage {
  readonly html: string;
  readonly policy?: string;
}

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'hearth', privileges }]);
}

/**
 * Serves out/renderer under hearth://app/; paths without an extension are the page's own routes.
 * @param special answers a whole page for the paths that are none of the page's
 */
export function servePage(special: (path: string) => SpecialPage | undefined): void {
  const root = join(app.getAppPath(), 'out', 'renderer');
  protocol.handle('hearth', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'app') return notFound();
    const specialPage = special(pathname);
    if (specialPage !== undefined) return htmlAnswer(specialPage.html, specialPage.policy);
    const file = join(root, decodeURIComponent(pathname));
    if (!file.startsWith(root + sep)) return notFound();
    if (extname(file) === '') return htmlAnswer(await (await fetchFile(join(root, 'index.html'))).text());
    return fetchFile(file);
  });
}

async function fetchFile(file: string): Promise<Response> {
  try {
    return await net.fetch(pathToFileURL(file).href);
  } catch {
    // A missing file is all that can go wrong here, and the page handles the status.
    return notFound();
  }
}

function notFound(): Response {
  return new Response('not found', { status: 404 });
}

function htmlAnswer(html: string, policy = policyFor(html)): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return new Response(html, { headers });
}

/** The page's own files and nothing else; scripts written into the page are named by their digest. */
function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => digest(script));
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    // Mantine and the virtual lists write style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function digest(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
