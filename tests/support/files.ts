import type { HearthFile, FileCreate } from '@shared/modules/files/file';
import type { Client } from './engine';

/** A file brought in one piece and kept; say what matters. */
export async function buildFile(
  client: Client,
  values: Partial<Omit<FileCreate, 'uploadId'>> & { content?: Buffer | string } = {},
): Promise<HearthFile> {
  const { content = 'plain text', name = '说明.txt', ...rest } = values;
  return client.files.create({ ...rest, uploadId: await upload(client, name, Buffer.from(content)) });
}

export async function upload(client: Client, name: string, bytes: Buffer): Promise<string> {
  const { id } = await client.uploads.begin({ purpose: 'file', name, size: bytes.length });
  if (bytes.length > 0) await client.uploads.append({ id, offset: 0, data: bytes.toString('base64') });
  await client.uploads.finish({ id });
  return id;
}
