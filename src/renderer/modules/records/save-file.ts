import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { readFileContent, saveBlob } from '@renderer/api/transfer';
import { showToast } from '@renderer/components/feedback/toast-store';

/** Saves a file to the reader's computer; nothing is opened or run by it (CUS-04). */
export async function saveFile(id: string): Promise<void> {
  try {
    const { name, mediaType } = await client.files.download({ id });
    saveBlob(await readFileContent(id, mediaType), name);
  } catch (error) {
    showToast({ message: faultOf(error).message, tone: 'bad' });
  }
}
