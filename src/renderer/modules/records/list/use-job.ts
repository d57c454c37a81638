import { useQuery } from '@tanstack/react-query';
import { api, client } from '@renderer/api/client';

const ended = ['done', 'failed', 'cancelled', 'undone'];

/** A job under way, asked for until it has ended. */
export function useJob(id: string | null) {
  const { data } = useQuery({
    ...api.jobs.read.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data && ended.includes(query.state.data.state) ? false : 400),
  });
  return {
    job: id === null ? undefined : data,
    isEnded: data !== undefined && ended.includes(data.state),
    cancel: async () => {
      if (id !== null) await client.jobs.cancel({ id });
    },
  };
}

/** Waits until a job has ended; for what nobody looks on at, such as an undo. */
export async function jobEnd(id: string): Promise<Awaited<ReturnType<typeof client.jobs.read>>> {
  for (;;) {
    const job = await client.jobs.read({ id });
    if (ended.includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
