import { z } from 'zod';
import { markSchema } from '../../contract/list';
import { query } from '../../contract/operation';

export const hitSchema = z.object({
  kind: z.string(),
  id: z.uuid(),
  title: z.string(),
  subtitle: z.string(),
  /** Where the words stand in the title, read as pinyin and initials too; empty where something else was found. */
  marks: z.array(markSchema),
  /** The caller is owner or co-owner. */
  isOwn: z.boolean(),
});
export type Hit = z.infer<typeof hitSchema>;

export const searchContract = {
  find: query('signedIn', {
    path: '/search',
    summary: 'Everything the caller may see by names, pinyin, numbers, phones and mails',
  })
    .input(
      z.object({
        q: z.string().max(200),
        limit: z.coerce.number().int().min(1).max(50).default(20),
        kinds: z.string().max(100).optional(),
      }),
    )
    .output(z.object({ items: z.array(hitSchema) })),
};
