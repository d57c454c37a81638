import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * How contents lie on the disk: a head, then frames of 64 KiB, each sealed with AES-256-GCM under a key of this file
 * alone. The nonce is the frame's place and whether it is the last, so frames cannot be swapped, dropped or cut off.
 */
export const frameBytes = 65_536;
export const tagBytes = 16;
export const saltBytes = 32;
const magic = Buffer.from('HEARTHF1', 'latin1');
export const headBytes = magic.length + saltBytes;
const sealedFrameBytes = frameBytes + tagBytes;

export function headOf(salt: Buffer): Buffer {
  return Buffer.concat([magic, salt]);
}

/** The salt of a stored content; throws where the file is not one. */
export function saltOf(head: Buffer): Buffer {
  if (head.length !== headBytes || !head.subarray(0, magic.length).equals(magic))
    throw new Error('a stored file has no head of ours');
  return head.subarray(magic.length);
}

/** A key derived from the database's, for one purpose (HKDF, RFC 5869). */
export function derivedKey(databaseKey: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey, salt, purpose, 32));
}

export function sealFrame(key: Buffer, index: number, isLast: boolean, content: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast));
  const sealed = cipher.update(content);
  cipher.final();
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

/** Throws where the frame was changed or stands in another place than it was written for. */
export function openFrame(key: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) throw new Error('a stored file is cut off');
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast));
  decipher.setAuthTag(sealed.subarray(end));
  const content = decipher.update(sealed.subarray(0, end));
  decipher.final();
  return content;
}

/** Where the frames of a stored file of this length lie. An empty content is one empty frame. */
export function framesOf(storedBytes: number): { count: number; size: number } {
  const sealed = storedBytes - headBytes;
  const count = Math.max(1, Math.ceil(sealed / sealedFrameBytes));
  return { count, size: sealed - count * tagBytes };
}

export function frameRange(index: number, storedBytes: number): { start: number; length: number } {
  const start = headBytes + index * sealedFrameBytes;
  return { start, length: Math.min(sealedFrameBytes, storedBytes - start) };
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 7);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}
