import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { queries } from './host.ts';

/** What had to be done to start, until it is dismissed; the settings keep it in sight. */
export function HostNotices() {
  const { data } = useQuery(queries.host.information.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const [dismissed, setDismissed] = useState(false);
  if (data === undefined || data.notices.length === 0 || dismissed) return null;
  return (
    <Note
      severity="warning"
      title="At the start:"
      action={<IconButton label="Dismiss" size="s" icon={<Icon of={X} />} onClick={() => setDismissed(true)} />}
    >
      {data.notices.join(' ')}
    </Note>
  );
}
