import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let token: string;
beforeAll(async () => {
  test = await startTestEngine();
  token = await setUp(test);
});
afterAll(() => test.close());

const someId = '01940000-0000-7000-8000-000000000000';

async function bring(bytes: Buffer, pieceSize = 500_000, name = 'a.bin'): Promise<string> {
  const { uploads } = test.client(token);
  const { id } = await uploads.begin({ purpose: 'file', name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += pieceSize)
    await uploads.append({ id, offset, data: bytes.subarray(offset, offset + pieceSize).toString('base64') });
  await uploads.finish({ id });
  return id;
}

async function kept(bytes: Buffer): Promise<string> {
  const { uploads, contents } = test.engine.services;
  const me = (await test.client(token).sessions.current()).user.id;
  const id = await bring(bytes);
  const written = uploads.finished(id, me, 'file');
  await contents.keep(written);
  await uploads.discard(id);
  return written.digest;
}

describe('a file brought in pieces', () => {
  it('is refused to whoever is signed out', async () => {
    const call = test.client().uploads.begin({ purpose: 'file', name: 'a.txt', size: 1 });
    expect(await faultOf(call)).toMatchObject({ code: 'signed_out' });
  });

  it('is refused before it comes when it is too large', async () => {
    const call = test.client(token).uploads.begin({ purpose: 'file', name: 'a.txt', size: 101 * 1024 * 1024 });
    expect(await faultOf(call)).toMatchObject({ code: 'too_large', data: { reason: 'fileTooLarge', megabytes: 100 } });
  });

  it('is refused where nobody began it', async () => {
    const call = test.client(token).uploads.append({ id: someId, offset: 0, data: 'aGk=' });
    expect(await faultOf(call)).toMatchObject({ code: 'invalid_input', data: { reason: 'uploadMissing' } });
  });

  it('takes a piece that was sent twice once, and refuses one that leaves a gap or goes beyond the end', async () => {
    const { uploads } = test.client(token);
    const { id } = await uploads.begin({ purpose: 'import', name: 'a.csv', size: 6 });
    const piece = { id, offset: 0, data: Buffer.from('abc').toString('base64') };
    expect(await uploads.append(piece)).toMatchObject({ received: 3 });
    expect(await uploads.append(piece)).toMatchObject({ received: 3 });
    expect(await faultOf(uploads.append({ ...piece, offset: 4 }))).toMatchObject({ data: { reason: 'uploadPiece' } });
    expect(await faultOf(uploads.append({ ...piece, offset: 5 }))).toMatchObject({ data: { reason: 'uploadPiece' } });
    expect(await faultOf(uploads.finish({ id }))).toMatchObject({ data: { reason: 'uploadPiece', received: 3 } });
    await uploads.append({ ...piece, offset: 3 });
    expect(await uploads.finish({ id })).toEqual({ id, received: 6, size: 6 });
    expect(await faultOf(uploads.append({ ...piece, offset: 6 }))).toMatchObject({ data: { reason: 'uploadPiece' } });
  });

  it('is forgotten an hour after its last piece', async () => {
    const { uploads } = test.client(token);
    const { id } = await uploads.begin({ purpose: 'import', name: 'a.csv', size: 3 });
    test.clock.now += 3_600_001;
    await uploads.begin({ purpose: 'import', name: 'b.csv', size: 3 });
    expect(await faultOf(uploads.finish({ id }))).toMatchObject({ data: { reason: 'uploadMissing' } });
  });

  it('is refused when too many are open at once', async () => {
    const { uploads } = test.client(token);
    test.clock.now += 3_600_001;
    for (let count = 0; count < 20; count++) await uploads.begin({ purpose: 'file', name: 'a', size: 1 });
    expect(await faultOf(uploads.begin({ purpose: 'file', name: 'a', size: 1 }))).toMatchObject({ code: 'too_many' });
    test.clock.now += 3_600_001;
  });
});

describe('a kept content', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000])('of %i bytes comes back equal', async (size) => {
    const bytes = randomBytes(size);
    const digest = await kept(bytes);
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { contents } = test.engine.services;
    const parts: Buffer[] = [];
    for await (const part of contents.stream(digest)) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    for (const [offset, length] of [
      [0, 10],
      [65_530, 20],
      [size - 3, 10],
    ] as const) {
      if (offset < 0 || offset > size) continue;
      const piece = await contents.piece(digest, offset, length);
      expect(piece.size).toBe(size);
      expect(piece.data.equals(bytes.subarray(offset, offset + length))).toBe(true);
    }
  });

  it('lies once on the disk, unreadable, under a name that does not give it away', async () => {
    const bytes = Buffer.from('工资表 payroll '.repeat(5000));
    const digest = await kept(bytes);
    const before = storedFiles().length;
    expect(await kept(bytes)).toBe(digest);
    const files = storedFiles();
    expect(files).toHaveLength(before);
    expect(files.some((file) => file.includes(digest))).toBe(false);
    expect(files.some((file) => readFileSync(file).includes('payroll'))).toBe(false);
    expect(files.every((file) => (statSync(file).mode & 0o077) === 0)).toBe(true);
  });

  it('is not handed out when a byte was changed or its end cut off', async () => {
    const digest = await kept(randomBytes(200_000));
    const { contents } = test.engine.services;
    const file = newest();
    const stored = readFileSync(file);
    const changed = Buffer.from(stored);
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    writeFileSync(file, changed);
    await expect(contents.piece(digest, 0, 200_000)).rejects.toThrow();
    writeFileSync(file, stored.subarray(0, stored.length - 65_552));
    await expect(contents.piece(digest, 0, 200_000)).rejects.toThrow();
    writeFileSync(file, stored);
    expect((await contents.piece(digest, 0, 200_000)).size).toBe(200_000);
  });

  it('is gone a day after the last file that had it', async () => {
    const digest = await kept(randomBytes(10));
    const { contents, writer } = test.engine.services;
    const remove = (now: number) => writer.command(async () => contents.removeOrphans([], now));
    expect((await remove(Date.now())).result).toBe(0);
    expect(contents.has(digest)).toBe(true);
    expect((await remove(Date.now() + 25 * 3_600_000)).result).toBeGreaterThan(0);
    expect(contents.has(digest)).toBe(false);
    expect(await faultOf(contents.piece(digest, 0, 1))).toMatchObject({ data: { reason: 'contentMissing' } });
  });
});

function storedFiles(): string[] {
  const folder = join(test.folder, 'files');
  return readdirSync(folder).flatMap((below) =>
    readdirSync(join(folder, below)).map((name) => join(folder, below, name)),
  );
}

function newest(): string {
  const [file] = storedFiles().sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs);
  if (file === undefined) throw new Error('nothing is stored');
  return file;
}
