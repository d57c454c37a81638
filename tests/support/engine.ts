import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { Envelope } from '@engine/dispatch';
import type { Engine } from '@engine/engine';
import { startEngine } from '@engine/engine';
import type { Contract } from '@shared/contract';
import type { ContractRouterClient } from '@orpc/contract';
import type { FaultCode, FaultData } from '@shared/contract/faults';
import { Fault } from '@shared/contract/faults';

/** Calls as a typed client makes them, but straight into dispatch. */
export type Client = ContractRouterClient<Contract>;

export interface TestEngine {
  readonly engine: Engine;
  readonly folder: string;
  readonly clock: { now: number };
  /** A client with this token; without one it is signed out. */
  client(token?: string | null, envelope?: Partial<Envelope>): Client;
  /** Ends the engine and starts it again on the same folder. */
  restart(): Promise<TestEngine>;
  close(): Promise<void>;
}

/** An engine on a fresh encrypted database, with every answer checked against its contract. */
export async function startTestEngine(
  options: { folder?: string; now?: number; log?: pino.Logger } = {},
): Promise<TestEngine> {
  const folder = options.folder ?? join(mkdtempSync(join(tmpdir(), 'hearth-')), '客户 资料 (2)');
  const clock = { now: options.now ?? Date.parse('2026-11-20T02:42:00Z') };
  const engine = await startEngine({
    dataFolder: folder,
    createLog: () => options.log ?? pino({ level: 'silent' }),
    // Real time goes by, so that durations and orders are real; tests move `now` to leap.
    clock: () => clock.now,
    checkAnswers: true,
    readerThreads: 2,
  });
  return {
    engine,
    folder,
    clock,
    client: (token = null, envelope = {}) => clientOf(engine, token, envelope),
    restart: async () => {
      await engine.close();
      return startTestEngine({ folder, now: clock.now });
    },
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function clientOf(engine: Engine, token: string | null, envelope: Partial<Envelope>): Client {
  const module = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, operation) => (input: unknown) =>
          engine.dispatch(`${name}.${String(operation)}`, input, {
            token,
            device: 'test',
            isLoopback: true,
            locale: 'en',
            commandId: randomUUID(),
            ...envelope,
          }),
      },
    );
  // The proxy answers exactly the modules and operations dispatch knows; the contract gives them their types.
  return new Proxy({}, { get: (_, name) => module(String(name)) }) as Client;
}

export const adminPassword = 'a warm hearth in november';

/** Sets the firm up and answers the administrator's token. */
export async function setUp(test: TestEngine, overrides: { locale?: 'zh-CN' | 'en' } = {}): Promise<string> {
  const { token } = await test.client().setup.create({
    organization: { name: '暖山机电', locale: overrides.locale ?? 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    admin: { name: '沈若溪', username: 'shen', password: adminPassword },
  });
  return token;
}

/** The fault a call is refused with; fails the test when it is not refused. */
export async function faultOf(call: Promise<unknown>): Promise<{ code: FaultCode; data: FaultData }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error('the call was not refused');
}
