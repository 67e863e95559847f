import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { KeySet, KeySetServing } from '../../../core/contract/key-sets.ts';
import { keySetUrl } from '../../../core/jose/key-set-url.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host, queries } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { StateDot } from '../../ui/chip.tsx';
import type { Tone } from '../../ui/chip.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/toast.tsx';
import classes from './key-sets.module.css';

const states: Readonly<Record<KeySetServing['state'], { readonly tone: Tone; readonly words: string }>> = {
  here: { tone: 'good', words: 'Served: it answers at its address.' },
  elsewhere: { tone: 'good', words: 'Served by another window or command line of Assay.' },
  stopped: { tone: 'neutral', words: 'Not served: nothing answers at its address.' },
};

/** Where the set is published: its address, whether it answers there, and the document as text. */
export function Publication({ set }: { readonly set: KeySet }) {
  const cache = useQueryClient();
  const toast = useToast();
  const input = { id: set.id };
  const { data: serving } = useQuery(queries.keySets.serving.queryOptions({ input, refetchInterval: 5000 }));
  const refetch = () => cache.invalidateQueries({ queryKey: queries.keySets.serving.key() });
  const serve = useMutation({ mutationFn: () => host.keySets.serve(input), onSettled: refetch });
  const stop = useMutation({ mutationFn: () => host.keySets.stop(input), onSettled: refetch });
  const save = useMutation({
    mutationFn: () => host.keySets.export(input),
    onSuccess: ({ text }) => saveFile('jwks.json', [text], 'application/jwk-set+json'),
    onError: (error) => toast.show({ severity: 'error', text: faultText(error) }),
  });
  const url = keySetUrl(set);
  const state = serving && states[serving.state];
  const error = serve.error ?? stop.error;
  return (
    <section className={classes.part} aria-labelledby="key-set-address">
      <h3 id="key-set-address">Address (jwks_uri)</h3>
      <p className={classes.address}>
        <code>{url}</code>
        <CopyButton text={url} label="Copy address" />
      </p>
      <output className={classes.row}>
        {state === undefined ? null : (
          <>
            <StateDot tone={state.tone} />
            {state.words}
          </>
        )}
      </output>
      {error === null ? null : <Note severity="error">{faultText(error)}</Note>}
      <p className={classes.row}>
        {serving?.state === 'here' ? (
          <Button size="s" busy={stop.isPending} onClick={() => stop.mutate()}>
            Stop serving
          </Button>
        ) : (
          <Button
            size="s"
            variant="primary"
            busy={serve.isPending}
            disabled={serving?.state === 'elsewhere'}
            onClick={() => serve.mutate()}
          >
            Serve
          </Button>
        )}
        <CopyButton text={async () => (await host.keySets.export(input)).text} label="Copy JWKS" />
        <Button size="s" icon={<Icon of={Download} />} busy={save.isPending} onClick={() => save.mutate()}>
          Save as file
        </Button>
      </p>
      <p className={classes.small}>
        Programs on this machine alone can read it, while it is served. For a server elsewhere, publish the file or paste the JWKS.
      </p>
    </section>
  );
}
