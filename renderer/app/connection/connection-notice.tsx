import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { hostKind } from '../host.ts';
import { useConnection } from './connection.ts';
import type { Connection } from './connection.ts';

const sentences: Readonly<Record<Exclude<Connection, 'connected'>, { readonly title: string; readonly text: string }>> = {
  lost: {
    title: 'The host stopped.',
    text: 'Start Assay again. What you typed is still here, and is kept once the host answers.',
  },
  refused: {
    title: 'This page has no session with the host.',
    text: 'The host was started anew: open the address that it printed.',
  },
};

/** Says that the host does not answer, for as long as that is so. */
export function ConnectionNotice() {
  const connection = useConnection();
  const cache = useQueryClient();
  const before = useRef<Connection>('connected');
  useEffect(() => {
    const back = connection === 'connected' && before.current !== 'connected';
    before.current = connection;
    if (back) void cache.invalidateQueries();
  }, [connection, cache]);
  if (connection === 'connected') return null;
  const { title, text } = sentences[connection];
  return (
    <Note
      severity="error"
      title={title}
      live
      action={
        // A window's channel to its host cannot be reopened in place.
        <Button size="s" onClick={() => (hostKind === 'desktop' ? window.location.reload() : void cache.invalidateQueries())}>
          Try again
        </Button>
      }
    >
      {text}
    </Note>
  );
}
