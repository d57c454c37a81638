import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ImportKind } from '@shared/modules/imports/import';
import { useState } from 'react';
import { api, client } from '@renderer/api/client';
import { uploadFile } from '@renderer/api/transfer';

/** Sends a file, has it read as records of a kind and opens what was found; `sending` while it is on its way. */
export function useStartImport(kind: ImportKind) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [sending, setSending] = useState<{ name: string; sent: number; size: number; abort: AbortController } | null>(
    null,
  );
  const start = useMutation({
    mutationFn: async (file: File) => {
      const abort = new AbortController();
      const progress = (sent: number, size: number) => setSending({ name: file.name, sent, size, abort });
      progress(0, file.size);
      const uploadId = await uploadFile(file, 'import', { onProgress: progress, signal: abort.signal });
      return client.imports.create({ uploadId, kind }, { signal: abort.signal });
    },
    onSuccess: (created) => {
      cache.setQueryData(api.imports.read.queryKey({ input: { id: created.id } }), created);
      void navigate({ to: `/imports/${created.id}` });
    },
    onSettled: () => setSending(null),
  });
  return { start, sending };
}
