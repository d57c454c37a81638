import { z } from 'zod';
import { command } from '../../contract/operation';
import { idInput } from '../../contract/record';

/** What uploaded bytes are for: an attachment is kept encrypted, an import is read once and thrown away, an image is printed. */
export const uploadPurposes = ['file', 'import', 'image'] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** The most bytes a chunk carries; as base64 that is one MiB. */
export const uploadChunkBytes = 786_432;
const chunkText = Math.ceil(uploadChunkBytes / 3) * 4;

export const uploadSchema = z.object({
  id: z.uuid(),
  /** Bytes that have arrived. */
  received: z.number().int(),
  size: z.number().int(),
});

/**
 * A file brought in pieces, for callers that cannot send a form: begin, append until `received` is `size`, finish, then
 * name the upload's id where a file is wanted. An upload belongs to who began it and is gone an hour after its last piece.
 */
export const uploadsContract = {
  begin: command('signedIn', { path: '/uploads', summary: 'Begin to bring a file in pieces', successStatus: 201 })
    .input(
      z.object({
        purpose: z.enum(uploadPurposes),
        name: z.string().min(1).max(255),
        size: z.number().int().min(0),
      }),
    )
    .output(uploadSchema),
  append: command('signedIn', {
    path: '/uploads/{id}/append',
    summary: 'The next piece, in base64; sent again with the same offset it counts once',
    successStatus: 200,
  })
    .input(z.object({ id: z.uuid(), offset: z.number().int().min(0), data: z.base64().max(chunkText) }))
    .output(uploadSchema),
  finish: command('signedIn', {
    path: '/uploads/{id}/finish',
    summary: 'Say that the file is whole',
    successStatus: 200,
  })
    .input(idInput)
    .output(uploadSchema),
};
