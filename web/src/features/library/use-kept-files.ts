import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { dropKept, type KeptFile, keepFile } from './kept-files.ts';
import { keptQuery } from './kept-query.ts';

/** The files kept on this device, and what may be done with them. */
export function useKeptFiles() {
  const { t } = useLingui();
  const explain = useErrorText();
  const queryClient = useQueryClient();
  const { data = [] } = useQuery(keptQuery);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keptQuery.queryKey });
  const keep = useMutation({
    mutationFn: async (file: KeptFile) => {
      // So that the browser does not drop them when the disk gets full; it may refuse, and then they are kept as long as it likes.
      await navigator.storage?.persist?.();
      await keepFile(file);
    },
    onSuccess: (_, { name }) => toast.done(t`Сохранено на устройстве: ${name}`),
    onError: (error) => toast.failed(error instanceof DOMException ? t`На устройстве не хватает места` : explain(error)),
    onSettled,
  });
  const drop = useMutation({ mutationFn: dropKept, onSettled, networkMode: 'always' });
  return { files: data, keep, drop };
}
