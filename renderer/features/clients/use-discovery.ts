import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Discovery } from '../../../core/contract/metadata.ts';
import { faultText } from '../../app/host-fault.ts';
import { client } from '../../app/host.ts';

/** The reading of a server's metadata. */
export interface ReadMetadata {
  readonly discovery: Discovery | undefined;
  /** Why it could not be asked for; undefined when it could. */
  readonly fault: string | undefined;
  readonly reading: boolean;
  readonly read: (issuer: string) => void;
  /** Gives up waiting: a server may take the connection and never answer. */
  readonly stop: () => void;
}

/**
 * Reads a server's metadata when asked to.
 * @param found told of each answer that was waited for
 */
export function useDiscovery(found: (discovery: Discovery) => void): ReadMetadata {
  const running = useRef<AbortController>(null);
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: (issuer: string) => {
      running.current = new AbortController();
      return client.metadata.discover({ issuer }, { signal: running.current.signal });
    },
    onSuccess: found,
  });
  return {
    discovery: data,
    fault: error === null ? undefined : faultText(error),
    reading: isPending,
    read: (issuer) => {
      if (issuer.trim() !== '' && !isPending) mutate(issuer.trim());
    },
    stop: () => {
      running.current?.abort();
      reset();
    },
  };
}
