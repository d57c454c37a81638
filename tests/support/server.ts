import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { FaultBody } from '@shared/contract/faults';
import type { HttpOptions } from '@engine/transport/http';
import { serveHttp } from '@engine/transport/http';
import type { TestEngine } from './engine';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly body: unknown;
}

export interface Call {
  readonly token?: string | undefined;
  /** Sent as JSON, or as it stands where it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real server on a free port before a test engine. Host and Origin can be forged, which `fetch` does not allow. */
export interface TestServer {
  readonly address: string;
  readonly port: number;
  /** What is registered, as the server prints it. */
  readonly routes: string;
  call(method: string, path: string, call?: Call): Promise<Answer>;
  close(): Promise<void>;
}

export async function startTestServer(test: TestEngine, options: Partial<HttpOptions> = {}): Promise<TestServer> {
  const { server, address } = await serveHttp(test.engine, {
    host: '127.0.0.1',
    port: 0,
    pages: undefined,
    ...options,
  });
  const port = Number(new URL(address).port);
  return {
    address,
    port,
    routes: server.printRoutes({ commonPrefix: false }),
    call: (method, path, call = {}) => send(port, method, path, call),
    close: () => server.close(),
  };
}

function send(port: number, method: string, path: string, { token, body, headers = {} }: Call): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        agent: false,
        method,
        path,
        headers: {
          ...(text !== undefined && {
            'content-type': 'application/json',
            ...(headers['transfer-encoding'] === undefined && { 'content-length': Buffer.byteLength(text) }),
          }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: answer,
            body: parse(answer),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A body that must be a fault. */
export function faultIn(answer: Answer): FaultBody {
  const { body } = answer;
  if (typeof body !== 'object' || body === null || !('code' in body) || !('message' in body) || !('data' in body))
    throw new Error(`no fault in the answer ${answer.status}: ${answer.text.slice(0, 300)}`);
  // The three parts were looked for above.
  return body as FaultBody;
}
