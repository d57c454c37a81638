import { Agent, request } from 'node:http';
import { password } from './dataset/people';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  /** Milliseconds from the call to the parsed answer. */
  readonly time: number;
}

/** One signed-in person on a connection of his or her own. `address` is where on this computer the calls come from. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #port: number;
  readonly #address: string;
  #token = '';

  constructor(port: number, address = '127.0.0.1') {
    this.#port = port;
    this.#address = address;
  }

  async signIn(username: string): Promise<this> {
    this.#token = await this.token(username);
    return this;
  }

  /** The token of a new session. */
  async token(username: string): Promise<string> {
    const answer = await this.call<{ token: string }>('POST', 'sessions', { username, password });
    if (answer.status !== 201) throw new Error(`the sign-in of ${username} failed: ${JSON.stringify(answer.body)}`);
    return answer.body.token;
  }

  async get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
    const answer = await this.call<T>('GET', path, undefined, signal);
    if (answer.status >= 400) throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Sends a file as browsers do. */
  sendForm<T>(
    path: string,
    form: { readonly fields: Readonly<Record<string, string>>; readonly name: string; readonly content: Buffer },
  ): Promise<Answer<T>> {
    const boundary = 'hearth-bench-boundary';
    const fields = Object.entries(form.fields).map(
      ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
    );
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${form.name}"\r\ncontent-type: text/csv\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(fields.join('') + head),
      form.content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.#send<T>('POST', path, body, `multipart/form-data; boundary=${boundary}`);
  }

  call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return this.#send(method, path, payload, 'application/json', signal);
  }

  #send<T>(
    method: string,
    path: string,
    payload: string | Buffer | undefined,
    type: string,
    signal?: AbortSignal,
  ): Promise<Answer<T>> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: this.#agent,
          method,
          host: '127.0.0.1',
          port: this.#port,
          localAddress: this.#address,
          path: `/api/v1/${path}`,
          signal,
          headers: {
            ...(this.#token && { authorization: `Bearer ${this.#token}` }),
            ...(payload !== undefined && {
              'content-type': type,
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const parsed = text === '' ? null : (JSON.parse(text) as T);
            resolve({
              status: incoming.statusCode ?? 0,
              body: parsed as T,
              time: performance.now() - started,
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
